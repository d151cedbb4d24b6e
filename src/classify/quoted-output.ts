import type { Block, RecordedResult } from '../document/block.ts'
import type { Document } from '../document/document.ts'
import { isOutput } from './is-output.ts'

/**
 * The output of a block that its author put below as a block quote, or as bare paragraphs that look like nothing else; null
 * when what is below is prose.
 */
export function quotedOutput(document: Document, block: Block): RecordedResult | null {
  const { source, blocks } = document
  const end = blocks[block.index + 1]?.span.start ?? source.length
  const lines = linesBetween(source, block.span.end, end)
  const first = lines.findIndex(({ text }) => text.trim() !== '')
  const below = first < 0 ? [] : lines.slice(first)
  const shown = quoteOf(below) ?? paragraphsOf(below)
  const [from, to] = [shown[0], shown.at(-1)]
  if (!from || !to) return null
  const text = shown.map((line) => `${line.text.replace(quoteMark, '').trimEnd()}\n`).join('')
  return { kind: 'quoted', text, span: { start: from.start, end: to.end } }
}

interface Line {
  readonly text: string
  readonly start: number
  /** Behind its line feed. */
  readonly end: number
}

const quoteMark = /^ {0,3}> ?/

/** The block quote that the lines begin with, null when there is none or people wrote it. */
function quoteOf(lines: readonly Line[]): readonly Line[] | null {
  const length = lines.findIndex(({ text }) => !quoteMark.test(text))
  const quote = length < 0 ? lines : lines.slice(0, length)
  const texts = quote.map(({ text }) => text.replace(quoteMark, ''))
  if (quote.length === 0 || isRemark(texts[0] ?? '')) return null
  return texts.some(isOutput) || !texts.some(isSentence) ? quote : null
}

/** The paragraphs that the lines begin with, as long as most of their lines are output, with the blank lines between them. */
function paragraphsOf(lines: readonly Line[]): readonly Line[] {
  let end = 0
  for (let next = paragraphAt(lines, 0); isShown(next); next = paragraphAt(lines, end)) {
    end = next.end
    if (isNotes(next, paragraphAt(lines, end))) return lines.slice(0, paragraphAt(lines, end).end)
  }
  return lines.slice(0, end)
}

/** Lines without a blank one. */
interface Paragraph {
  readonly lines: readonly Line[]
  /** Index behind the last one. */
  readonly end: number
}

/** The next paragraph from a line on; one without lines where none is left. */
function paragraphAt(lines: readonly Line[], from: number): Paragraph {
  const isBlank = (at: number): boolean => (lines[at]?.text ?? '').trim() === ''
  let start = from
  while (start < lines.length && isBlank(start)) start += 1
  let end = start
  while (end < lines.length && !isBlank(end)) end += 1
  return { lines: lines.slice(start, end), end }
}

function isShown({ lines }: Paragraph): boolean {
  const outputs = lines.filter(({ text }) => isOutput(text)).length
  return (
    isOutput(lines[0]?.text ?? '') &&
    !lines.some(({ text }) => markup.test(text)) &&
    outputs * 2 > lines.length
  )
}

/** True where a sentence of its own below a chart's notes says its version (helm(1)), and looks like no output. */
function isNotes(above: Paragraph, below: Paragraph): boolean {
  const [sentence, ...more] = below.lines
  return (
    more.length === 0 &&
    !isShown(below) &&
    above.lines.some(({ text }) => text.startsWith('NOTES:')) &&
    saysVersion(sentence?.text ?? '')
  )
}

/** The first word is looked for, then a number behind it: a pattern of both would read the rest behind each word. */
function saysVersion(text: string): boolean {
  const word = text.search(/\b(?:release|chart|version)\b/i)
  return word >= 0 && /\bv?\d+\.\d+/.test(text.slice(word))
}

/** Headings, lists, quotes, tables, links, HTML: nothing that a program printed. */
const markup = /^ {0,3}(?:#{1,6} |[-*+] |\d+[.)] |>|\||!?\[|<[!/a-zA-Z])/

function isRemark(text: string): boolean {
  return /^\W{0,4}(?:note|tip|hint|info|warning|caution|important|attention)\b/i.test(text)
}

function isSentence(text: string): boolean {
  return /^\W{0,3}\p{Lu}.*[.!?:]\W{0,3}$/u.test(text) && text.split(/\s+/).length > 3
}

function linesBetween(source: string, start: number, end: number): Line[] {
  const lines: Line[] = []
  for (let at = start; at < end;) {
    const feed = source.indexOf('\n', at)
    const next = feed < 0 || feed >= end ? end : feed + 1
    lines.push({ text: source.slice(at, next).replace(/\r?\n$/, ''), start: at, end: next })
    at = next
  }
  return lines
}
