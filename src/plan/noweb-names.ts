import type { Document, OrgDocument } from '../document/document.ts'
import { firstFrom } from '../document/first-from.ts'
import { lineAt, type LineIndex, lineText } from '../document/line-index.ts'
import { trimChars } from '../document/trim-chars.ts'
import { isSourceBlock } from './is-source-block.ts'
import type { NowebSource } from './noweb-source.ts'
import { timesMapped } from './times-mapped.ts'

/** A block by the name that noweb references have for it; `end` is the last line (from 0) of what was read for it. */
export interface NamedSource {
  /** Null for a name that text has which is no block, as in an example: it hides the blocks of that name below. */
  readonly source: NowebSource | null
  readonly end: number
}

/**
 * The blocks of a document by name, in lower case, of which the first counts. In Org a name is what looks like one in the
 * text, so a block that shows another is found by the name of that one (org-babel-named-src-block-regexp-for-name).
 */
export function nowebNames(
  document: Document,
  sources: readonly NowebSource[],
): ReadonlyMap<string, NamedSource> {
  return document.format === 'org' ? namesInText(document, sources) : blockNames(document, sources)
}

function blockNames(
  document: Document,
  sources: readonly NowebSource[],
): ReadonlyMap<string, NamedSource> {
  const named = sources.filter(({ block }) => block.name !== '' && timesMapped(document, block) > 0)
  return new Map(
    named
      .toReversed()
      .map((source) => [
        source.block.name.toLowerCase(),
        { source, end: lineAt(document.lines, source.block.body.end) },
      ]),
  )
}

function namesInText(
  { lines, source: text }: OrgDocument,
  sources: readonly NowebSource[],
): ReadonlyMap<string, NamedSource> {
  const ends = linesOf(text.matchAll(/^[ \t]*#\+end_src/gim), lines)
  const blockAt = blocksByLine(sources, lines)
  const found = new Map<string, NamedSource>()
  // Behind the keywords that were looked at last: those of one element are looked at once.
  let behind = 0
  for (const { 1: name = '', index } of text.matchAll(/^[ \t]*#\+name:(.*)$/gim)) {
    const key = trimChars(name, ' \t').toLowerCase()
    if (found.has(key)) continue
    let line = Math.max(lineAt(lines, index) + 1, behind)
    while (/^[ \t]*#\+\S+:/.test(lineText(lines, line))) line += 1
    behind = line
    if (!/^[ \t]*#\+begin_src[ \t]+\S/i.test(lineText(lines, line))) continue
    const end = firstFrom(ends, line + 1)
    if (end < 0) break
    found.set(key, { source: blockAt(end), end })
  }
  return found
}

function linesOf(matches: Iterable<RegExpExecArray>, lines: LineIndex): number[] {
  return Array.from(matches, ({ index }) => lineAt(lines, index))
}

/** Tells the block that a line (from 0) belongs to; null for none. */
function blocksByLine(
  sources: readonly NowebSource[],
  lines: LineIndex,
): (line: number) => NowebSource | null {
  const owners = new Int32Array(lines.count).fill(-1)
  for (const [index, { block }] of sources.entries()) {
    const end = lineAt(lines, block.span.end - 1) + 1
    if (isSourceBlock(block)) owners.fill(index, block.line - 1, end)
  }
  return (line) => sources[owners[line] ?? -1] ?? null
}
