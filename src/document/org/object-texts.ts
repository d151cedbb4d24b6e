import { lineStart, lineText, type LineIndex } from '../line-index.ts'
import { affiliatedKeywords } from './affiliated.ts'
import type { OrgElement } from './element.ts'
import { linePatterns } from './line-patterns.ts'
import { isRule, isTableLine } from './table-lines.ts'

/** A stretch of the source that holds objects; `type` is what it stands in, as `findObjects` takes it. */
export interface ObjectText {
  readonly start: number
  readonly end: number
  readonly type: 'headline' | 'item' | 'keyword' | 'paragraph' | 'table-cell' | 'verse-block'
}

/** The stretches of an element's source that Org looks for objects in: its captions, then its own text (org-element-context). */
export function* objectTexts(lines: LineIndex, element: OrgElement): Generator<ObjectText> {
  if (element.begin < element.start) yield* captionTexts(lines, element)
  const start = lineStart(lines, element.start)
  const end = lineStart(lines, element.end)
  if (element.type === 'paragraph')
    yield { start: start + itemHead(lines, element).length, end, type: 'paragraph' }
  if (element.type === 'headline') yield* titleText(lineText(lines, element.start), start)
  if (element.type === 'item') yield* tagText(lineText(lines, element.start), start)
  if (element.type === 'verse-block')
    yield {
      start: lineStart(lines, element.start + 1),
      end: lineStart(lines, element.end - 1),
      type: 'verse-block',
    }
  if (element.type === 'table')
    for (let line = element.start; line < element.end; line += 1)
      yield* cellTexts(lineText(lines, line), lineStart(lines, line))
}

function* captionTexts(lines: LineIndex, element: OrgElement): Generator<ObjectText> {
  for (const { key, option, optionAt, value, valueAt } of affiliatedKeywords(lines, element)) {
    if (key !== 'caption') continue
    if (option !== null) yield { start: optionAt, end: optionAt + option.length, type: 'keyword' }
    yield { start: valueAt, end: valueAt + value.length, type: 'keyword' }
  }
}

/** What stands in front of a paragraph on its first line when that is an item's. */
function itemHead(lines: LineIndex, { parent, start }: OrgElement): string {
  if (parent?.type !== 'item' || parent.start !== start) return ''
  return linePatterns.itemHead.exec(lineText(lines, start))?.[0] ?? ''
}

function* titleText(line: string, start: number): Generator<ObjectText> {
  const stars = /^\*+[ \t]*/.exec(line)?.[0].length ?? 0
  const end = /(?<![ \t])[ \t]+:[\w@#%:]+:[ \t]*$/u.exec(line)?.index ?? line.length
  if (end > stars) yield { start: start + stars, end: start + end, type: 'headline' }
}

function* tagText(line: string, start: number): Generator<ObjectText> {
  const head = linePatterns.itemHead.exec(line)?.[0] ?? ''
  const bullet =
    /^[ \t]*[-+*][ \t]+(?:\[@[0-9]+\][ \t]*)?(?:\[[ X-]\][ \t]+)?/.exec(head)?.[0] ?? ''
  const end = /[ \t]::[ \t]*$/.exec(head)?.index ?? 0
  if (end > bullet.length) yield { start: start + bullet.length, end: start + end, type: 'item' }
}

function* cellTexts(line: string, start: number): Generator<ObjectText> {
  if (!isTableLine(line) || isRule(line)) return
  for (const { index, 0: text } of line.matchAll(/[^|]+/g))
    yield { start: start + index, end: start + index + text.length, type: 'table-cell' }
}
