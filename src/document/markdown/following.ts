import type { Code } from 'mdast'

import type { RecordedResult } from '../block.ts'
import { type Following, followingOf } from '../following.ts'
import { lineAt, lineStart, type LineIndex } from '../line-index.ts'
import { attributeListBelow } from './attribute-list.ts'
import { parseFenceLine } from './fence.ts'
import { isFenced } from './mark-fences.ts'
import type { MarkdownNode } from './markdown-tree.ts'
import { recordingLink } from './recording-link.ts'

/** What stands below a fence: the link to its recording, and its result, which an unlabelled fence shows for a `labelled` one only. */
export function markdownFollowing(
  lines: LineIndex,
  block: MarkdownNode,
  labelled: boolean,
): Following {
  return followingOf(block, {
    recording: ({ type, start, end }) =>
      type === 'paragraph' ? recordingLink(lines.source, start, end) : null,
    recorded: (node) => recordedResult(lines, node, labelled),
  })
}

/** True for a fence that holds a result of ours. */
export function isResultFence(code: Code): boolean {
  return code.lang === 'output'
}

/**
 * The result below a block: an `output` fence is ours to replace, and so is one that the attributes below it call so; another
 * fence without language is its author's and shows output only where commands are labelled.
 */
function recordedResult(
  lines: LineIndex,
  node: MarkdownNode,
  labelled: boolean,
): RecordedResult | null {
  if (node.node.type !== 'code' || !isFenced(node.node)) return null
  const source = lines.source.slice(node.start, node.end)
  const fence = parseFenceLine(source)
  const last = lineAt(lines, Math.max(node.start, node.end - 1))
  const isPlain = fence?.info === ''
  const listed = isPlain ? (attributeListBelow(lines, last)?.language ?? '') : ''
  const isMarked = isResultFence(node.node) || listed === 'output'
  if (!fence || !(isMarked || (labelled && isPlain && listed === ''))) return null
  const span = { start: node.start, end: lineStart(lines, last + 1) }
  const { value: written } = node.node
  const value = /^[^\n]*\r\n/.test(source) ? written.replaceAll('\r\n', '\n') : written
  const text = value === '' ? '' : `${value}\n`
  return { kind: isMarked ? 'marked' : 'unmarked', text, span }
}
