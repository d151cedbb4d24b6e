import { type ActualLine, actualLines } from './actual-line.ts'
import type { ComparedRow, Comparison } from './comparison.ts'
import { differingRows } from './differing-rows.ts'
import type { ExpectedLine } from './expected-line.ts'
import { expectedLines } from './expected-lines.ts'
import type { PatternScope } from './inline-pattern.ts'
import type { Captures } from './line-test.ts'
import { type LinePair, matchLines } from './match-lines.ts'

/**
 * Compares output with an expectation in the line language: all expected lines in order, patterns and all. Captures of
 * the result hold those of the scope too.
 */
export function compareLines(expected: string, actual: string, scope: PatternScope): Comparison {
  const wanted = expectedLines(expected, scope)
  const lines = actualLines(actual)
  const pairs = matchLines(wanted, lines)
  if (pairs === null) {
    return { passed: false, rows: differingRows(wanted, lines, scope), captures: scope.captures }
  }
  const { captures, clash } = gather(pairs, scope.captures)
  return { passed: clash === null, rows: matchedRows({ wanted, lines, pairs, clash }), captures }
}

/** What the lines captured; `clash` is the first pair that captured another text under a name that is taken. */
function gather(
  pairs: readonly LinePair[],
  known: Captures,
): { captures: Captures; clash: LinePair | null } {
  const captures = new Map(known)
  for (const pair of pairs) {
    for (const [name, text] of pair.captures) {
      if ((captures.get(name) ?? text) !== text) return { captures: known, clash: pair }
      captures.set(name, text)
    }
  }
  return { captures, clash: null }
}

interface Matched {
  readonly wanted: readonly ExpectedLine[]
  readonly lines: readonly ActualLine[]
  readonly pairs: readonly LinePair[]
  readonly clash: LinePair | null
}

function matchedRows({ wanted, lines, pairs, clash }: Matched): ComparedRow[] {
  const taken = wanted.map((): string[] => [])
  for (const pair of pairs) taken[pair.expected]?.push(lines[pair.actual]?.text ?? '')
  return wanted.flatMap(({ source }, index): ComparedRow[] => {
    const actual = taken[index] ?? []
    if (clash?.expected !== index) return [{ kind: 'same', expected: source, actual }]
    const reason = 'a name is captured again with another text'
    const rows = actual.map((text): ComparedRow => ({
      kind: 'unexpected',
      actual: text,
      eol: true,
    }))
    return [{ kind: 'missing', expected: source, reason }, ...rows]
  })
}
