import { topLevelCuts } from './top-level-cuts.ts'

/** One header argument as written: `:key value`; offsets are into the lexed string. */
export interface LexedArgument {
  readonly key: string
  /** The text after the key, right-trimmed; `null` when there is none. */
  readonly value: string | null
  readonly start: number
  readonly end: number
}

/**
 * Splits `:key value :key value …` as Org does (Org manual, "Using Header Arguments"): before each colon that
 * follows a blank and stands outside of parentheses, brackets and double quotes. Words before the first such colon
 * are left out: see `strayWords()`.
 */
export function lexHeaderArguments(text: string): LexedArgument[] {
  const starts = argumentStarts(text)
  return starts.map((start, index) => lexOne(text, start, starts[index + 1] ?? text.length))
}

/** The words before the first argument, which belong to none; `''` when there are none. */
export function strayWords(text: string): string {
  if (/^[ \t]*(?::|$)/.test(text)) return ''
  const first = argumentStarts(text)[0] ?? text.length
  return text.slice(0, first).trim()
}

function lexOne(text: string, start: number, limit: number): LexedArgument {
  const part = text.slice(start, limit).trimEnd()
  const match = /^:(\S*)(?:\s+([\s\S]*))?$/.exec(part)
  const value = match?.[2]
  return { key: match?.[1] ?? '', value: value ? value : null, start, end: start + part.length }
}

/** A text that begins with a colon begins with an argument. */
function argumentStarts(text: string): number[] {
  return topLevelCuts(
    text,
    (past, next) => next === ':' && (past === undefined || past === ' ' || past === '\t'),
  )
}
