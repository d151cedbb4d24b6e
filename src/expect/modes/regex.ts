import { actualLines } from '../actual-line.ts'
import type { ComparedRow } from '../comparison.ts'
import { linearPattern } from '../linear-pattern.ts'
import { keepNothing } from '../normalize-output.ts'
import { unexpectedRows } from '../unexpected-rows.ts'
import { type Mode, type ModeInput, nothing } from './mode.ts'

/** One regular expression for the whole output. */
export const regex: Mode = {
  name: 'regex',
  summary: 'one regular expression (RE2) for the whole output',
  keep: keepNothing,
  updatable: false,
  hasPatterns: false,
  takes: nothing,
  compare: compareRegex,
}

function compareRegex({ expected, actual, scope }: ModeInput) {
  const pattern = linearPattern(expected.trimEnd())
  const passed = (pattern?.match(actual.trimEnd()) ?? null) !== null
  const reason = pattern === null ? 'the regular expression is broken' : 'does not match the output'
  const wanted = actualLines(expected).map(({ text }): ComparedRow =>
    passed
      ? { kind: 'same', expected: text, actual: [] }
      : { kind: 'missing', expected: text, reason },
  )
  const unexpected = passed ? [] : unexpectedRows(actual)
  return { passed, rows: [...wanted, ...unexpected], captures: scope.captures }
}
