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

/** The paragraphs that the lines begin with, as long as most of their lines are output. */
function paragraphsOf(lines: readonly Line[]): readonly Line[] {
  const length = lines.findIndex(({ text }) => text.trim() === '')
  const paragraph = length < 0 ? lines : lines.slice(0, length)
  const outputs = paragraph.filter(({ text }) => isOutput(text)).length
  const isShown =
    isOutput(paragraph[0]?.text ?? '') &&
    !paragraph.some(({ text }) => markup.test(text)) &&
    outputs * 2 > paragraph.length
  if (!isShown) return []
  const rest = length < 0 ? [] : lines.slice(length)
  const next = rest.findIndex(({ text }) => text.trim() !== '')
  const more = next < 0 ? [] : followingOf(paragraph, rest.slice(next))
  return more.length === 0 ? paragraph : [...paragraph, ...rest.slice(0, next), ...more]
}

/** What goes on behind blank lines: more output, or a sentence of a chart's notes that says its version (helm(1)). */
function followingOf(above: readonly Line[], lines: readonly Line[]): readonly Line[] {
  const more = paragraphsOf(lines)
  if (more.length > 0 || !above.some(({ text }) => text.startsWith('NOTES:'))) return more
  const isLast = (lines[1]?.text ?? '').trim() === ''
  return isLast && /\b(?:release|chart|version)\b.*\bv?\d+\.\d+/i.test(lines[0]?.text ?? '')
    ? lines.slice(0, 1)
    : []
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
