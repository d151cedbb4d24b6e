import { actualLines } from '../actual-line.ts'
import type { ComparedRow } from '../comparison.ts'
import type { ExpectedLine } from '../expected-line.ts'
import { expectedLines } from '../expected-lines.ts'
import { keepNothing } from '../normalize-output.ts'
import { type Mode, type ModeInput, nothing } from './mode.ts'

/** The same lines in any order. */
export const unordered: Mode = {
  name: 'unordered',
  summary: 'the same lines in any order',
  keep: keepNothing,
  updatable: true,
  takes: nothing,
  compare: compareUnordered,
}

function compareUnordered({ expected, actual, scope }: ModeInput) {
  const wanted = expectedLines(expected, scope)
  const left = new Set(actualLines(actual))
  const taken = new Map<ExpectedLine, string[]>()
  // Lines that match one text only choose first, so that patterns do not take what they need.
  for (const line of wanted.toSorted((a, b) => freedom(a) - freedom(b))) {
    const found = [...left]
      .filter((output) => line.test(output) !== null)
      .slice(0, line.repeats ? left.size : 1)
    for (const output of found) left.delete(output)
    taken.set(
      line,
      found.map(({ text }) => text),
    )
  }
  const rows = [
    ...wanted.map((line) => row(line, taken.get(line) ?? [])),
    ...[...left].map(({ text, eol }): ComparedRow => ({ kind: 'unexpected', actual: text, eol })),
  ]
  return { passed: rows.every(({ kind }) => kind === 'same'), rows, captures: scope.captures }
}

function freedom({ kind, repeats }: ExpectedLine): number {
  if (kind === 'any lines') return 3
  return repeats ? 2 : Number(kind !== 'text')
}

function row(line: ExpectedLine, actual: readonly string[]): ComparedRow {
  return actual.length >= line.least
    ? { kind: 'same', expected: line.source, actual }
    : { kind: 'missing', expected: line.source, reason: 'not in the output' }
}
