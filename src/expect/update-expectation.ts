import type { ComparedRow, Comparison } from './comparison.ts'
import { escapeLine, needsEscape } from './escape-line.ts'
import { expectedLine } from './expected-line.ts'
import type { PatternScope } from './inline-pattern.ts'
import { literalGrammar } from './line-grammar.ts'
import type { Mode } from './modes/mode.ts'

/**
 * The expectation that the output asks for: expected lines that match stay as they are written, with their patterns; only
 * the others are replaced. New lines are protected where they would read as a pattern in the mode that compares them.
 */
export function updateExpectation(
  { rows }: Comparison,
  { hasPatterns }: Pick<Mode, 'hasPatterns'>,
  scope: PatternScope,
): string {
  const read = hasPatterns ? scope : { ...scope, grammar: literalGrammar }
  return rows
    .flatMap((row) => updatedLine(row, read))
    .map((line) => `${line}\n`)
    .join('')
}

function updatedLine(row: ComparedRow, scope: PatternScope): string[] {
  if (row.kind === 'same') return [row.expected]
  return row.kind === 'missing' ? [] : [protectLine(row, scope)]
}

/** An output line as an expected line that matches it and nothing else. */
function protectLine(
  { actual, eol }: { readonly actual: string; readonly eol: boolean },
  scope: PatternScope,
): string {
  const { suffixes } = scope.grammar
  const noEol = eol || !suffixes.has('no-eol') ? '' : ' (no-eol)'
  if (needsEscape(actual) && suffixes.has('esc')) return `${escapeLine(actual)} (esc)${noEol}`
  const mark = suffixes.has('eq') && isPattern(actual, scope) ? ' (eq)' : ''
  return `${actual}${mark}${noEol}`
}

/** True when the line as an expected line would match more than itself. */
function isPattern(actual: string, scope: PatternScope): boolean {
  return expectedLine(actual, scope).only === null
}
