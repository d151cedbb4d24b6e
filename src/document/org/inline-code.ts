import type { HeaderText } from '../block.ts'

/** An inline block `src_LANG[HEADERS]{CODE}` or call `call_NAME[INSIDE](ARGUMENTS)[END]`; offsets are in the searched text. */
export interface InlineCode {
  readonly kind: 'src' | 'call'
  /** Language or name of the called block. */
  readonly word: string
  /** Header arguments in brackets, in front of the body and behind it; none or one each. */
  readonly inside: readonly HeaderText[]
  readonly after: readonly HeaderText[]
  /** Code, or arguments of the call. */
  readonly body: string
  readonly start: number
  readonly end: number
}

/** Bounds the search for a closing bracket, in characters. */
const longestInline = 10_000

/** Neither in a word nor a subscript nor a command of LaTeX. */
const opening = /(?<![\p{L}\p{N}'\\]|\S[_^])(src|call)_([^\s[\]{}()]+)(?=[[{(])/gu

/** The inline blocks and calls of a text without those in objects that hold no others (org-syntax, "Objects"). */
export function findInlineCode(text: string): InlineCode[] {
  if (!/(?:src|call)_/.test(text)) return []
  const closed = closedSpans(text)
  const found: InlineCode[] = []
  // The first offset that no object before it holds.
  let free = 0
  let passed = 0
  for (const match of text.matchAll(opening)) {
    for (let next = closed[passed]; next && next.start < match.index; next = closed[passed]) {
      if (next.start >= free) free = next.end
      passed += 1
    }
    const code = match.index < free ? null : readInline(text, match)
    if (!code) continue
    found.push(code)
    free = code.end
  }
  return found
}

/** What holds no other object, by where it begins; of those that overlap the first one counts. */
function closedSpans(text: string): { start: number; end: number }[] {
  const others = Array.from(text.matchAll(closedObject), ({ index, 0: all }) => {
    return { start: index, end: index + all.length }
  })
  const spans = [...verbatimSpans(text), ...macroSpans(text), ...others, ...dollarSpans(text)]
  return spans.toSorted((a, b) => a.start - b.start)
}

/** Targets, links' paths, citations, timestamps, export snippets and LaTeX, each within a bounded length. */
const closedObject =
  /<<(?=[^\s<>])[^<>\n]{1,500}(?<=\S)>>|<[a-z]+:[^>\n]{1,500}>|\[\[[^\][\n]{1,500}\]|\[cite[^\][\n]{1,500}\]|[<[]\d{4}-\d\d-\d\d[^>\]\n]{0,200}[>\]]|@@[\w-]+:(?:(?!@@)[^]){0,1000}@@|\\\((?:(?!\\\))[^]){0,1000}\\\)|\\\[(?:(?!\\\])[^]){0,1000}\\\]|\$\$(?:(?!\$\$)[^]){1,1000}\$\$/gi

/** Blanks, brackets, quotes and punctuation in the syntax of Org mode. */
const behind = /[\s.,;:?!#@^`(){}[\]<>"']|(?![\0-\x7f])\p{P}/u

/** LaTeX between single dollars (org-element-latex-fragment-parser). */
function dollarSpans(text: string): { start: number; end: number }[] {
  const dollars = Array.from(text.matchAll(/\$/g), ({ index }) => index)
  return dollars.flatMap((start, at) => {
    const end = dollars[at + 1] ?? -1
    const opens = text[start - 1] !== '$' && /[^\s,.;$]/.test(text[start + 1] ?? ' ')
    const closes = /[^\s,.$]/.test(text[end - 1] ?? ' ') && behind.test(text[end + 1] ?? ' ')
    return end > 0 && opens && closes ? [{ start, end: end + 1 }] : []
  })
}

function readInline(text: string, match: RegExpExecArray | RegExpMatchArray): InlineCode | null {
  const kind = match[1] === 'src' ? 'src' : 'call'
  const start = match.index ?? 0
  let at = start + match[0].length
  const takeHeader = (): HeaderText[] => {
    const from = at
    const close = text[at] === '[' ? balancedEnd(text, at, '[]') : -1
    if (close < 0) return []
    at = close
    return [{ text: text.slice(from + 1, close - 1), start: from + 1 }]
  }
  const inside = takeHeader()
  const end = balancedEnd(text, at, kind === 'src' ? '{}' : '()')
  if (end < 0) return null
  const written = text.slice(at + 1, end - 1)
  const body = kind === 'src' ? written.replace(/\n/g, ' ') : written
  at = end
  const after = kind === 'call' ? takeHeader() : []
  return { kind, word: match[2] ?? '', inside, after, body, start, end: at }
}

/** The offset behind the bracket that closes the one at `at`, or -1. */
export function balancedEnd(text: string, at: number, brackets: string): number {
  if (text[at] !== brackets[0]) return -1
  let depth = 0
  for (let end = at; end < Math.min(text.length, at + longestInline); end += 1) {
    if (text[end] === brackets[0]) depth += 1
    else if (text[end] === brackets[1]) depth -= 1
    if (depth === 0) return end + 1
  }
  return -1
}

/** Markup that begins at a blank or bracket and goes on to the next mark that can end it; inside, marks are text. */
function verbatimSpans(text: string): { start: number; end: number }[] {
  const closings = { '=': closingsOf(text, '='), '~': closingsOf(text, '~') }
  const spans: { start: number; end: number }[] = []
  for (const { index, 1: mark } of text.matchAll(/(?<=^|[\s\-({'"])([=~])(?=\S)/gm)) {
    if (index < (spans.at(-1)?.end ?? 0)) continue
    const ends = closings[mark === '=' ? '=' : '~']
    while ((ends.at(-1) ?? Infinity) <= index + 1) ends.pop()
    const end = ends.at(-1)
    if (end !== undefined) spans.push({ start: index, end: end + 1 })
  }
  return spans
}

/** Offsets of the marks that can end verbatim or code markup, last first. */
function closingsOf(text: string, mark: string): number[] {
  const closing = new RegExp(`(?<=\\S)${mark}(?=[\\s\\-.,;:!?'")}\\\\[]|$)`, 'gm')
  return Array.from(text.matchAll(closing), ({ index }) => index).toReversed()
}

/** Macros, among them the results of inline blocks, which may be inline blocks themselves. */
function macroSpans(text: string): { start: number; end: number }[] {
  const spans = text.matchAll(/\{\{\{[a-z][\w-]*(?:\((?:[^)]|\)(?!\}\}\}))*\))?\}\}\}/gi)
  return Array.from(spans, ({ index, 0: all }) => ({ start: index, end: index + all.length }))
}
