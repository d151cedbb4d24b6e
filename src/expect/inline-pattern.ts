import { escapePattern } from '../document/escape-pattern.ts'
import type { LineGrammar } from './line-grammar.ts'
import { type Captures, type LineTest, noCaptures } from './line-test.ts'
import { type LinearPattern, linearPattern } from './linear-pattern.ts'

/** What an expected line may refer to. */
export interface PatternScope {
  readonly grammar: LineGrammar
  /** Name in brackets → regular expression (RE2 syntax). */
  readonly patterns: ReadonlyMap<string, string>
  /** What earlier commands have captured. */
  readonly captures: Captures
  /** Names that lines above capture. */
  readonly declared: ReadonlySet<string>
}

const anyRun =
  /\[\.\.\]|\[\.\.(?<capture>[A-Z][A-Z0-9_]*)\.\.\]|\[(?<name>[A-Z][A-Z0-9_]*)\]|(?<dots>\.\.\.)/g

/**
 * A test for a line with patterns inside: `[..]` any text, `[NAME]` a named one, `[..NAME..]` a capture, which must be the
 * same text wherever it comes again, and dots where the grammar has them. Null when the line holds none.
 */
export function inlinePattern(text: string, scope: PatternScope): LineTest | null {
  const captured: string[] = []
  let source = ''
  let end = 0
  for (const match of text.matchAll(anyRun)) {
    const part = partPattern(match, text, scope)
    if (part === null) continue
    if (part.capture !== '') captured.push(part.capture)
    source += escapePattern(text.slice(end, match.index)) + part.source
    end = match.index + match[0].length
  }
  if (end === 0) return null
  const pattern = linearPattern(source + escapePattern(text.slice(end)))
  return pattern === null ? null : (line) => matched(pattern, captured, line.text)
}

interface Part {
  readonly source: string
  readonly capture: string
}

function partPattern(match: RegExpExecArray, text: string, scope: PatternScope): Part | null {
  const { capture, name, dots } = match.groups ?? {}
  if (dots !== undefined) return dotsPattern(match, text, scope.grammar)
  if (!scope.grammar.brackets) return null
  if (capture !== undefined) return capturePattern(capture, scope.captures)
  if (name === undefined) return { source: '.*', capture: '' }
  const known = scope.captures.get(name)
  if (known !== undefined) return { source: escapePattern(known), capture: '' }
  if (scope.declared.has(name)) return { source: '(.+)', capture: name }
  const pattern = scope.patterns.get(name)
  return pattern === undefined ? null : { source: `(?:${pattern})`, capture: '' }
}

function capturePattern(name: string, captures: Captures): Part {
  const known = captures.get(name)
  if (known !== undefined) return { source: escapePattern(known), capture: '' }
  return { source: '(.+)', capture: name }
}

/** Dots glued to text at the end of a line match any rest (mdx); everywhere any text (tesh). */
function dotsPattern(match: RegExpExecArray, text: string, { dots }: LineGrammar): Part | null {
  if (dots === 'anywhere') return { source: '.*', capture: '' }
  if (dots === 'none' || match.index + 3 !== text.length) return null
  return /\S$/.test(text.slice(0, match.index)) ? { source: '.*', capture: '' } : null
}

/** The captures of a line; null when one name would stand for two texts. */
function matched(pattern: LinearPattern, names: readonly string[], text: string): Captures | null {
  const groups = pattern.match(text)
  if (groups === null) return null
  if (names.length === 0) return noCaptures
  const captures = new Map<string, string>()
  for (const [index, name] of names.entries()) {
    const value = groups[index] ?? ''
    if ((captures.get(name) ?? value) !== value) return null
    captures.set(name, value)
  }
  return captures
}

/** The names that a line captures. */
export function declaredNames(text: string, { grammar }: PatternScope): string[] {
  if (!grammar.brackets) return []
  return [...text.matchAll(/\[\.\.([A-Z][A-Z0-9_]*)\.\.\]/g)].map(([, name = '']) => name)
}
