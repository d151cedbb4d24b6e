import type { Block } from '../../src/document/block.ts'
import type { OrgDocument } from '../../src/document/document.ts'
import { lineStart, lineText } from '../../src/document/line-index.ts'
import { commaUnescape } from '../../src/document/org/comma-escape.ts'
import type { OrgElement } from '../../src/document/org/element.ts'
import { linePatterns } from '../../src/document/org/line-patterns.ts'
import { parseSrcBlockLine } from '../../src/document/org/src-block-line.ts'

/** An element of a document in one line of text: type, begin, start below its affiliated keywords, end; then details. */
export type ElementLine = string

/** Elements as our scanner finds them; offsets count code points as Emacs does. */
export function ourElements(document: OrgDocument): ElementLine[] {
  const { lines, source } = document
  const points = codePoints(source)
  const blocks = new Map<OrgElement, Block>()
  const inline: ElementLine[] = []
  for (const block of document.blocks) {
    const element = document.blockElements[block.index]
    if (!element) continue
    if (!block.inline) blocks.set(element, block)
    else {
      const type = block.call ? 'inline-babel-call' : 'inline-src-block'
      const { start, end } = block.span
      const word = block.call?.target ?? block.language
      inline.push(elementLine(type, [points(start), points(start), points(end)], [word]))
    }
  }
  const elements = document.elements.map((element) => {
    const begin = points(lineStart(lines, element.begin) + headLength(document, element))
    const start = points(lineStart(lines, element.start) + headLength(document, element))
    const end = points(lineStart(lines, lastTextLine(document, element) + 1))
    const block = element.type === 'src-block' ? blocks.get(element) : undefined
    return elementLine(element.type, [begin, start, end], block ? detail(document, block) : [])
  })
  return [...elements, ...inline]
}

/** Writes an element; the end of a headline is left out, since it is that of its subtree in Emacs. */
export function elementLine(
  type: string,
  [begin, start, end]: readonly [number, number, number],
  details: readonly string[],
): ElementLine {
  return `${type} ${begin} ${start} ${type === 'headline' ? '' : end} ${JSON.stringify(details)}`
}

/** The scanner counts whole lines; in Emacs text begins behind a bullet, tag or label in front of it. */
function headLength({ lines }: OrgDocument, { type, start, parent }: OrgElement): number {
  if (type !== 'paragraph' || parent?.start !== start) return 0
  if (parent.type !== 'item' && parent.type !== 'footnote-definition') return 0
  const text = lineText(lines, start)
  const head = parent.type === 'item' ? linePatterns.itemHead : /^\[fn:[\w-]+\][ \t]*/
  return head.exec(text)?.[0].length ?? 0
}

/** Blank lines at the end of an item or list belong to it here and not there. */
function lastTextLine({ lines }: OrgDocument, { start, end }: OrgElement): number {
  let last = end - 1
  while (last > start && lineText(lines, last).trim() === '') last -= 1
  return last
}

function detail({ lines, source }: OrgDocument, block: Block): string[] {
  const opening = parseSrcBlockLine(lineText(lines, block.line - 1))
  const value = commaUnescape(source.slice(block.body.start, block.body.end))
  return [block.language, block.switches, opening.arguments.trim(), block.name, value]
}

/** Turns offsets in UTF-16 units into numbers of code points. */
function codePoints(text: string): (offset: number) => number {
  const pairs: number[] = []
  for (const match of text.matchAll(/[\ud800-\udbff]/g)) pairs.push(match.index)
  return (offset) => offset - countBelow(pairs, offset)
}

function countBelow(sorted: readonly number[], limit: number): number {
  let low = 0
  for (let high = sorted.length; low < high;) {
    const middle = (low + high) >> 1
    if ((sorted[middle] ?? 0) < limit) low = middle + 1
    else high = middle
  }
  return low
}
