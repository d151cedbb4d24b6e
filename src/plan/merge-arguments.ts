import type { RawArgument } from '../document/block.ts'
import { evaluateLisp, looksLikeLisp } from './literal-lisp.ts'
import { mergeResultsWords } from './results-words.ts'

/** A header argument after merging; `origin` is null for defaults. */
export interface MergedArgument {
  readonly value: string
  readonly origin: RawArgument | null
}

/** Arguments by key; `var` holds one entry for each assignment, under `var NAME`. */
export type MergedArguments = ReadonlyMap<string, MergedArgument>

/**
 * Merges arguments, weakest first, over defaults: later ones win, `:results` merges by exclusive groups and `:var` by
 * variable name (org-babel-merge-params).
 */
export function mergeArguments(
  defaults: Readonly<Record<string, string>>,
  raw: readonly RawArgument[],
): MergedArguments {
  const merged = new Map<string, MergedArgument>()
  for (const [key, value] of Object.entries(defaults)) merged.set(key, { value, origin: null })
  for (const origin of raw) {
    const value = plainValue(origin)
    if (origin.key === 'var') mergeVariables(merged, value, origin)
    else if (origin.key === 'results')
      merged.set('results', { value: mergedWords(merged, value), origin })
    else merged.set(origin.key, { value, origin })
  }
  return merged
}

/** The value as text; Emacs Lisp that comes to a text or a number is replaced by it, other Lisp stays as it is. */
function plainValue({ key, value }: RawArgument): string {
  if (value === null || key === 'var' || !looksLikeLisp(value)) return value ?? ''
  const result = evaluateLisp(value)
  if ('refused' in result) return value
  if (result.value === null) return ''
  return typeof result.value === 'object' || typeof result.value === 'symbol'
    ? value
    : String(result.value)
}

function mergedWords(merged: ReadonlyMap<string, MergedArgument>, value: string): string {
  const weaker = words(merged.get('results')?.value ?? '')
  return mergeResultsWords(weaker, words(value)).join(' ')
}

function words(text: string): string[] {
  return text.split(/\s+/).filter(Boolean)
}

function mergeVariables(
  merged: Map<string, MergedArgument>,
  text: string,
  origin: RawArgument,
): void {
  for (const part of splitVariables(text)) {
    const name = /^[^\s=]*/.exec(part)?.[0] ?? ''
    // A variable that is given again comes after those that are not.
    merged.delete(`var ${name}`)
    merged.set(`var ${name}`, { value: part, origin })
  }
}

/** Splits `a=1 b="x y"` before each `NAME=` outside quotes and brackets. */
export function splitVariables(text: string): string[] {
  const parts: string[] = []
  let depth = 0
  let quoted = false
  let start = 0
  for (let at = 0; at < text.length; at += 1) {
    const char = text[at] ?? ''
    if (char === '"' && text[at - 1] !== '\\') quoted = !quoted
    else if (quoted) continue
    else if ('(['.includes(char)) depth += 1
    else if (')]'.includes(char)) depth -= 1
    else if (
      depth === 0 &&
      at > start &&
      /\s/.test(char) &&
      /^\s+[A-Za-z_][\w-]*\s*=/.test(text.slice(at, at + 200))
    ) {
      parts.push(text.slice(start, at).trim())
      start = at
    }
  }
  return [...parts, text.slice(start).trim()]
}
