import type { Block } from '../block.ts'
import { lineStart, type LineIndex, lineText, type Span, writtenLine } from '../line-index.ts'
import { affiliatedKeywords } from './affiliated.ts'
import { argumentsHere } from './arguments-here.ts'
import { parseCallLine } from './call-line.ts'
import { callPlace } from './call-place.ts'
import { commaUnescape } from './comma-escape.ts'
import type { OrgElement } from './element.ts'
import { orgFollowing } from './following.ts'
import { propertyArguments, readArguments } from './header-properties.ts'
import { inlineBlocks } from './inline-blocks.ts'
import { keepsIndentation } from './keeps-indentation.ts'
import type { OutlineNode } from './outline.ts'
import { removeIndentation } from './remove-indentation.ts'
import { parseSrcBlockLine } from './src-block-line.ts'

/** Where a block stands: its outline node and its place among the blocks. */
interface At {
  readonly node: OutlineNode
  readonly index: number
}

/** The executable blocks of one element: itself, a call line, or the inline ones in its text. */
export function blocksOf(lines: LineIndex, element: OrgElement, at: At): readonly Block[] {
  const inline = inlineBlocks(lines, element, at)
  const behind = { ...at, index: at.index + inline.length }
  if (element.type === 'src-block') return [...inline, readBlock(lines, element, behind)]
  if (element.type === 'babel-call') return [...inline, ...readCall(lines, element, behind)]
  return inline
}

function readBlock(lines: LineIndex, element: OrgElement, at: At): Block {
  const opening = lineText(lines, element.start)
  const { language, switches, arguments: own, argumentsAt } = parseSrcBlockLine(opening)
  const keywords = affiliatedKeywords(lines, element)
  const name = keywords.findLast(({ key }) => key === 'name')?.value ?? ''
  const start = lineStart(lines, element.start)
  const body: Span = {
    start: lineStart(lines, element.start + 1),
    end: lineStart(lines, element.end - 1),
  }
  return {
    index: at.index,
    language,
    name,
    headings: at.node.titles,
    arguments: argumentsHere(at.node, [
      ...propertyArguments(at.node.properties, language),
      ...readArguments({ text: own, start: start + argumentsAt, carrier: 'block' }),
      ...keywords.filter(({ key }) => key === 'header').flatMap(headerArguments),
    ]),
    call: null,
    inline: false,
    inactive: at.node.inactive,
    attachments: at.node.attachments(),
    switches,
    code: codeOf(lines.source.slice(body.start, body.end), switches),
    span: { start, end: lineStart(lines, element.end) },
    body,
    closed: true,
    line: element.start + 1,
    writtenLine: writtenLine(lines, element.start),
    indentation: /^[ \t]*/.exec(opening)?.[0] ?? '',
    ...orgFollowing(lines, element, name),
  }
}

/** A call line as a block without code: the plan finds what it calls. */
function readCall(lines: LineIndex, element: OrgElement, at: At): Block[] {
  const start = lineStart(lines, element.start)
  const end = lineStart(lines, element.end)
  const text = lines.source.slice(start, end).replace(/\r?\n$/, '')
  const call = parseCallLine(text, start)
  if (!call) return []
  const keywords = affiliatedKeywords(lines, element)
  const name = keywords.findLast(({ key }) => key === 'name')?.value ?? ''
  const block: Block = {
    index: at.index,
    language: '',
    name,
    headings: at.node.titles,
    call: { ...call, ...callPlace(at.node) },
    inline: false,
    arguments: [],
    inactive: at.node.inactive,
    attachments: at.node.attachments(),
    switches: '',
    code: '',
    span: { start, end },
    body: { start: end, end },
    closed: true,
    line: element.start + 1,
    writtenLine: writtenLine(lines, element.start),
    indentation: /^[ \t]*/.exec(text)?.[0] ?? '',
    ...orgFollowing(lines, element, name),
  }
  return [block]
}

function headerArguments(keyword: { value: string; valueAt: number }) {
  return readArguments({ text: keyword.value, start: keyword.valueAt, carrier: 'header' })
}

/** The body as Babel runs it: without final newline, escapes and (but for `-i`) common indentation. */
function codeOf(body: string, switches: string): string {
  const text = commaUnescape(body.replace(/\r\n/g, '\n').replace(/\n$/, ''))
  return keepsIndentation(switches) ? text : removeIndentation(text)
}
