import type { Code } from 'mdast'

import { RunbookError } from '../../errors.ts'
import { readAttributes } from '../attributes.ts'
import type { Block, RawArgument, RecordedResult, RecordingLink } from '../block.ts'
import type { Heading, MarkdownDocument } from '../document.ts'
import { indexLines, lineAt, lineStart, type LineIndex, lineText, placeOf } from '../line-index.ts'
import { isRecordingPath } from '../recording-path.ts'
import { isClosedFence, parseFenceLine } from './fence.ts'
import { readFrontMatter } from './front-matter.ts'
import { markdownNodes, type MarkdownNode } from './markdown-tree.ts'

/** Parses a Markdown document: fences become blocks, with the attributes in effect for them. */
export function parseMarkdown(path: string, source: string): MarkdownDocument {
  const lines = indexLines(path, source)
  const reader = new Reader(lines)
  let previous: MarkdownNode | null = null
  for (const node of markdownNodes(source)) {
    reader.read(node, previous?.next === node ? previous : null)
    previous = node
  }
  const { headings, blocks, problems } = reader
  return { format: 'markdown', path, source, lines, headings, blocks, problems }
}

class Reader {
  readonly headings: Heading[] = []
  readonly blocks: Block[] = []
  readonly problems: RunbookError[] = []
  readonly #lines: LineIndex
  #documentArguments: readonly RawArgument[] = []
  #titles: Heading[] = []

  constructor(lines: LineIndex) {
    this.#lines = lines
  }

  /** Reads one node; `previous` is its elder sibling. */
  read(node: MarkdownNode, previous: MarkdownNode | null): void {
    if (node.node.type === 'yaml') this.#frontMatter(node, node.node.value)
    else if (node.node.type === 'heading') this.#heading(node, node.node.depth)
    else if (node.node.type === 'code') this.#code(node, node.node, previous)
  }

  #frontMatter(node: MarkdownNode, text: string): void {
    const start = this.#lines.source.indexOf(text, node.start)
    const found = readFrontMatter(this.#lines, text, start)
    this.#documentArguments = found.arguments
    this.problems.push(...found.problems)
  }

  #heading(node: MarkdownNode, level: number): void {
    const text = this.#lines.source.slice(node.start, node.end)
    const title = text
      .replace(/^#{1,6}[ \t]*/, '')
      .replace(/\r?\n[ \t]*(?:=+|-+)[ \t]*$/, '')
      .replace(/[ \t]+#+[ \t]*$/, '')
      .trim()
    const heading = { title, level, line: node.line }
    this.#titles = [...this.#titles.filter((above) => above.level < level), heading]
    this.headings.push(heading)
  }

  #code(node: MarkdownNode, code: Code, previous: MarkdownNode | null): void {
    const text = this.#lines.source.slice(node.start, node.end)
    const fence = parseFenceLine(text)
    if (!fence) return
    const first = lineAt(this.#lines, node.start)
    const prefix = this.#lines.source.slice(lineStart(this.#lines, first), node.start)
    const closed = isClosedFence(text, prefix)
    if (!closed) this.problems.push(unclosedFence(this.#lines, node))
    if (isResultFence(code)) return
    const own = fenceArguments(fence.info, node.start + fence.infoAt)
    const before = previous ? commentArguments(this.#lines, previous) : []
    const all = [...this.#documentArguments, ...before, ...own]
    // A fence that its container cuts off ends where the next line starts.
    const last = lineAt(this.#lines, Math.max(node.start, node.end - 1))
    this.blocks.push({
      index: this.blocks.length,
      language: languageOf(fence.info),
      name: all.findLast(({ key }) => key === 'name')?.value ?? '',
      headings: this.#titles.map(({ title }) => title),
      arguments: all.filter(({ key }) => key !== 'name'),
      call: null,
      inline: false,
      inactive: false,
      switches: '',
      code: code.value.replaceAll('\r\n', '\n'),
      span: { start: node.start, end: lineStart(this.#lines, last + 1) },
      body: { start: lineStart(this.#lines, first + 1), end: lineStart(this.#lines, last) },
      closed,
      line: node.line,
      indentation: prefix,
      ...followingOf(this.#lines, node, languageOf(fence.info) !== ''),
    })
  }
}

/** The first word of an info string; braces and attributes are no language. */
function languageOf(info: string): string {
  const word = info.split(/[ \t]/, 1)[0] ?? ''
  if (/^\{\.?[\w+-]+\}$/.test(word)) return word.replace(/[{}.]/g, '')
  return /^[^{=:][^{=]*/.exec(word)?.[0] ?? ''
}

function fenceArguments(info: string, start: number): RawArgument[] {
  const language = languageOf(info)
  const skip = info.startsWith(language) ? language.length : 0
  return readAttributes({ text: info.slice(skip), start: start + skip, carrier: 'block' })
}

/** `<!-- runbook: key=value -->` right above a fence. */
function commentArguments(lines: LineIndex, node: MarkdownNode): RawArgument[] {
  if (node.type !== 'html') return []
  const match = /^(<!--[ \t]*runbook:)([\s\S]*?)-->\s*$/.exec(
    lines.source.slice(node.start, node.end),
  )
  const text = match?.[2] ?? ''
  return readAttributes({ text, start: node.start + (match?.[1]?.length ?? 0), carrier: 'header' })
}

function isResultFence(code: Code): boolean {
  return code.lang === 'output'
}

function followingOf(
  lines: LineIndex,
  block: MarkdownNode,
  labelled: boolean,
): { recording: RecordingLink | null; recorded: RecordedResult | null } {
  let recording: RecordingLink | null = null
  let recorded: RecordedResult | null = null
  for (let node = block.next; node; node = node.next) {
    const link: RecordingLink | null = recording ? null : recordingLink(lines, node)
    const result: RecordedResult | null = recorded ? null : recordedResult(lines, node, labelled)
    if (link) recording = link
    else if (result) recorded = result
    else break
  }
  return { recording, recorded }
}

function recordingLink(lines: LineIndex, node: MarkdownNode): RecordingLink | null {
  if (node.type !== 'paragraph') return null
  const text = lines.source.slice(node.start, node.end)
  const match = /^!?\[[^\]]*\]\(<?([^\s<>()]+)>?(?:[ \t]+"[^"]*")?\)$/.exec(text.trim())
  if (!match?.[1] || !isRecordingPath(match[1])) return null
  return { path: match[1], span: { start: node.start, end: node.end } }
}

/**
 * The result below a block: an `output` fence is ours to replace, a fence without language is its author's
 * and shows output only where commands are labelled.
 */
function recordedResult(
  lines: LineIndex,
  node: MarkdownNode,
  labelled: boolean,
): RecordedResult | null {
  if (node.node.type !== 'code') return null
  const fence = parseFenceLine(lines.source.slice(node.start, node.end))
  if (!fence || !(isResultFence(node.node) || (labelled && fence.info === ''))) return null
  const span = {
    start: node.start,
    end: lineStart(lines, lineAt(lines, Math.max(node.start, node.end - 1)) + 1),
  }
  const text = node.node.value === '' ? '' : `${node.node.value}\n`
  return { kind: fence.info === '' ? 'unmarked' : 'marked', text, span }
}

function unclosedFence(lines: LineIndex, node: MarkdownNode): RunbookError {
  const first = lineText(lines, lineAt(lines, node.start))
  const start = node.start
  const end = lineStart(lines, lineAt(lines, start)) + first.length
  return new RunbookError('E_UNCLOSED', `nothing closes the fence "${first.trim()}"`, {
    place: placeOf(lines, { start, end }),
    hint: 'Add a line with the same fence marker, alone, after the code.',
  })
}
