import { blankLiterals } from './blank-literals.ts'
import { HeredocEnds, heredocWords } from './heredoc-ends.ts'

/** Lines that belong together: a command with its continuations, open quotes and here-documents. */
export interface LogicalLine {
  /** Index of the first line, from 0. */
  readonly first: number
  /** Index behind the last line. */
  readonly end: number
  readonly text: string
  /** The word of a here-document that nothing ends, `''` for none. */
  readonly openHeredoc: string
}

/**
 * Joins lines as a shell would read on: after a backslash, inside quotes, and through here-documents. Lines
 * are looked at, never parsed: output and prose among them must not throw it off, so a quote that stays open to
 * the end joins nothing.
 */
export function logicalLines(lines: readonly string[]): LogicalLine[] {
  const found: LogicalLine[] = []
  for (let first = 0; first < lines.length;) {
    const line = logicalLineAt(lines, first)
    found.push(line)
    first = line.end
  }
  return found
}

/** The logical line that begins with a line, as `logicalLines` joins it; the others are not looked at. */
export function logicalLineAt(lines: readonly string[], first: number): LogicalLine {
  const { end, openHeredoc } = endOfLine(lines, first)
  return { first, end, text: lines.slice(first, end).join('\n'), openHeredoc }
}

/** Lines that one command may take at most through open quotes. */
const longest = 200

function endOfLine(lines: readonly string[], first: number): { end: number; openHeredoc: string } {
  let end = continuedEnd(lines, first)
  const words = heredocWords(lines.slice(first, end).join('\n'))
  for (const heredoc of words) {
    const close = endsIn(lines).find(heredoc, end)
    if (close < 0) return { end, openHeredoc: heredoc.word }
    end = close + 1
  }
  return { end, openHeredoc: '' }
}

const known = new WeakMap<readonly string[], HeredocEnds>()

/** Logical lines are asked for one after the other, so the ends of all are looked up once. */
function endsIn(lines: readonly string[]): HeredocEnds {
  const ends = known.get(lines) ?? new HeredocEnds(lines)
  known.set(lines, ends)
  return ends
}

/** The line behind a command, which goes on in the next line where an operator ends one. */
function continuedEnd(lines: readonly string[], first: number): number {
  let end = closedEnd(lines, first)
  while (end < lines.length && goesOn(lines[end - 1] ?? '')) end = closedEnd(lines, end)
  return opensList(lines[end - 1] ?? '') ? listEnd(lines, first, end) : end
}

/** True for a line that ends with the parenthesis of an array or a substitution, or is that of a subshell. */
function opensList(line: string): boolean {
  return /(?:[\w\])]\+?=|\$|^\s*)\(\s*(?:#.*)?$/.test(line)
}

/** The line behind the parenthesis that closes a list; that of the line alone where none does. */
function listEnd(lines: readonly string[], first: number, end: number): number {
  let open = openParentheses(lines.slice(first, end).join('\n'))
  let at = end
  while (open > 0 && at < lines.length && at < first + longest) {
    const { behind, opened } = stretchAt(lines, at)
    open += opened
    at = behind
  }
  return open > 0 ? end : at
}

/** What a line begins with the lines that close it: the line behind, and how many more parentheses it opens than it closes. */
interface Stretch {
  readonly behind: number
  readonly opened: number
}

const stretched = new WeakMap<readonly string[], Map<number, Stretch>>()

/** Lists that nothing closes look at the same lines, each at so many below it. */
function stretchAt(lines: readonly string[], first: number): Stretch {
  const known = stretched.get(lines) ?? new Map<number, Stretch>()
  const stretch = known.get(first) ?? readStretch(lines, first)
  stretched.set(lines, known.set(first, stretch))
  return stretch
}

function readStretch(lines: readonly string[], first: number): Stretch {
  const behind = closedEnd(lines, first)
  return { behind, opened: openParentheses(lines.slice(first, behind).join('\n')) }
}

function openParentheses(text: string): number {
  const plain = blankLiterals(text)
  return plain.split('(').length - plain.split(')').length
}

function goesOn(line: string): boolean {
  return /(?:\||&&|\|\|)\s*$/.test(line) && !/^\s*#/.test(line)
}

/** The line behind the one that closes what a line opens. */
function closedEnd(lines: readonly string[], first: number): number {
  let state = scanLine(lines[first] ?? '', '')
  let end = first + 1
  const limit = Math.min(lines.length, first + longest)
  while (state.open !== '' && end < limit) {
    state = scanLine(lines[end] ?? '', state.open)
    end += 1
  }
  // A quote that nothing closes is an apostrophe of prose.
  return state.open === '' || state.open === '\\' ? end : first + 1
}

/** What is still open at the end of a line: a quote, a backslash, or nothing. */
function scanLine(line: string, before: string): { open: string } {
  let quote = before === '\\' ? '' : before
  for (let at = 0; at < line.length; at += 1) {
    const character = line[at] ?? ''
    if (character === '\\' && quote !== "'") {
      if (line.slice(at + 1).trim() === '') return { open: quote === '' ? '\\' : quote }
      at += 1
    } else if (quote !== '') {
      if (character === quote) quote = ''
    } else if (character === '#' && /^$|[\s;&|(]/.test(line[at - 1] ?? '')) break
    else if (character === "'" || character === '"' || character === '`') quote = character
  }
  return { open: quote }
}
