import type { Block, HeaderText } from '../block.ts'
import { lineAt, lineStart, lineText, type LineIndex } from '../line-index.ts'
import { affiliatedKeywords } from './affiliated.ts'
import { argumentsHere } from './arguments-here.ts'
import type { OrgElement, OrgElementType } from './element.ts'
import { propertyArguments, readArguments } from './header-properties.ts'
import { findInlineCode, type InlineCode } from './inline-code.ts'
import { linePatterns } from './line-patterns.ts'
import type { OutlineNode } from './outline.ts'

const textTypes: ReadonlySet<OrgElementType> = new Set(['paragraph', 'headline', 'verse-block'])

/** The line after the last one whose text can hold inline blocks: none of most elements, an item's tag alone in its line. */
function textEnd(lines: LineIndex, { type, start, end }: OrgElement): number {
  if (textTypes.has(type)) return end
  if (type !== 'item') return start
  const text = lineText(lines, start)
  return linePatterns.itemHead.exec(text)?.[0].length === text.length ? start + 1 : start
}

function mayHoldInline(lines: LineIndex, start: number, end: number): boolean {
  if (start === end) return false
  const text = lines.source.slice(lineStart(lines, start), lineStart(lines, end))
  return text.includes('src_') || text.includes('call_')
}

/** The inline blocks and calls in the captions and the text of one element, in order, as blocks. */
export function inlineBlocks(
  lines: LineIndex,
  element: OrgElement,
  at: { node: OutlineNode; index: number },
): Block[] {
  const end = textEnd(lines, element)
  // Nearly all elements end here.
  if (element.begin === element.start && !mayHoldInline(lines, element.start, end)) return []
  const start = lineStart(lines, element.start)
  const text = lines.source.slice(start, lineStart(lines, end))
  const captions = affiliatedKeywords(lines, element).filter(({ key }) => key === 'caption')
  const texts = [
    ...captions.flatMap(({ option, optionAt, value, valueAt }) => [
      { text: option ?? '', start: optionAt },
      { text: value, start: valueAt },
    ]),
    { text, start },
  ]
  const found = texts.flatMap((part) =>
    findInlineCode(part.text).map((code) => ({ code, start: part.start })),
  )
  return found.map(({ code, start: from }, count) => {
    const span = { start: from + code.start, end: from + code.end }
    return {
      ...inlineBlock(code, from, at.node),
      index: at.index + count,
      span,
      body: { start: span.end, end: span.end },
      line: lineAt(lines, span.start) + 1,
    }
  })
}

function inlineBlock(
  code: InlineCode,
  start: number,
  node: OutlineNode,
): Omit<Block, 'index' | 'span' | 'body' | 'line'> {
  const isCall = code.kind === 'call'
  const place = (header: HeaderText): HeaderText => ({
    text: ` ${header.text}`,
    start: start + header.start - 1,
  })
  const inside = code.inside.map(place)
  const end = code.after.map(place)
  const { properties } = node
  return {
    language: isCall ? '' : code.word,
    name: '',
    headings: node.titles,
    call: isCall ? { target: code.word, callArguments: code.body, inside, end, properties } : null,
    inline: true,
    arguments: isCall
      ? []
      : argumentsHere(node, [
          ...propertyArguments(properties, code.word),
          ...inside.flatMap((header) => readArguments({ ...header, carrier: 'block' })),
        ]),
    inactive: node.inactive,
    attachments: node.attachments,
    switches: '',
    code: isCall ? '' : code.body,
    closed: true,
    indentation: '',
    recording: null,
    recorded: null,
  }
}
