import type { ActualLine } from './actual-line.ts'
import type { ExpectedLine } from './expected-line.ts'
import type { PatternScope } from './inline-pattern.ts'
import { suggestPattern } from './suggest-pattern.ts'

/** Says in a few words why an expected line does not match the output line in its place; null when there is none. */
export function whyDifferent(
  expected: ExpectedLine,
  actual: ActualLine | null,
  scope: PatternScope,
): string {
  if (expected.kind === 'broken regular expression') return 'the regular expression is broken'
  if (actual === null) return ''
  if (expected.kind !== 'text') return `the ${expected.kind} does not match`
  return textReason(expected.source, actual) || patternReason(expected.source, actual, scope)
}

function patternReason(expected: string, { text }: ActualLine, scope: PatternScope): string {
  const pattern = suggestPattern(expected, text, scope)
  return pattern === null ? '' : `would match as ${pattern}`
}

function textReason(expected: string, { text, eol }: ActualLine): string {
  if (expected === text) return eol ? 'another place' : 'the output ends without a line feed'
  if (expected.trimEnd() === text.trimEnd()) return 'blanks at the end differ'
  if (squeeze(expected) === squeeze(text)) return 'blanks differ'
  if (expected.toLowerCase() === text.toLowerCase()) return 'upper and lower case differ'
  if (expected === text.replaceAll('\r', '')) return 'carriage returns differ'
  return ''
}

function squeeze(text: string): string {
  return text.trim().replace(/\s+/g, ' ')
}
