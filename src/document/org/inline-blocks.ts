import { type Block, type HeaderText, bareBlock } from '../block.ts'
import { lineAt, lineStart, type LineIndex, writtenLine } from '../line-index.ts'
import { argumentsHere } from './arguments-here.ts'
import { callPlace } from './call-place.ts'
import { isContainer, type OrgElement } from './element.ts'
import { propertyArguments, readArguments } from './header-properties.ts'
import { findInlineCode, type InlineCode } from './inline-code.ts'
import { objectTexts } from './object-texts.ts'
import type { OutlineNode } from './outline.ts'

/** The inline blocks and calls in the captions and the text of one element, in order, as blocks. */
export function inlineBlocks(
  lines: LineIndex,
  element: OrgElement,
  at: { node: OutlineNode; index: number },
): Block[] {
  if (!mayHoldInline(lines, element)) return []
  const found = [...objectTexts(lines, element)].flatMap(({ start, end, type }) =>
    findInlineCode(lines.source.slice(start, end), type).map((code) => ({ code, start })),
  )
  return found.map(({ code, start: from }, count) => {
    const span = { start: from + code.start, end: from + code.end }
    const line = lineAt(lines, span.start)
    return {
      ...inlineBlock(code, from, at.node),
      index: at.index + count,
      span,
      body: { start: span.end, end: span.end },
      line: line + 1,
      writtenLine: writtenLine(lines, line),
    }
  })
}

/** Nearly no element does; what holds others says nothing of its own, but for the tag of an item. */
function mayHoldInline(lines: LineIndex, { type, begin, start, end }: OrgElement): boolean {
  const own = isContainer(type) ? (type === 'item' ? start + 1 : start) : end
  const text = lines.source.slice(lineStart(lines, begin), lineStart(lines, own))
  return text.includes('src_') || text.includes('call_')
}

function inlineBlock(
  code: InlineCode,
  start: number,
  node: OutlineNode,
): Omit<Block, 'index' | 'span' | 'body' | 'line' | 'writtenLine'> {
  const isCall = code.kind === 'call'
  const place = (header: HeaderText): HeaderText => ({
    text: ` ${header.text}`,
    start: start + header.start - 1,
  })
  const inside = code.inside.map(place)
  const end = code.after.map(place)
  const { properties } = node
  return {
    ...bareBlock,
    language: isCall ? '' : code.word,
    headings: node.titles,
    call: isCall
      ? { target: code.word, callArguments: code.body, inside, end, ...callPlace(node) }
      : null,
    inline: true,
    arguments: isCall
      ? []
      : argumentsHere(node, [
          ...propertyArguments(properties, code.word),
          ...inside.flatMap((header) => readArguments({ ...header, carrier: 'block' })),
        ]),
    inactive: node.inactive,
    attachments: node.attachments(),
    code: isCall ? '' : code.body,
  }
}
