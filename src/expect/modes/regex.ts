import { linearPattern } from '../linear-pattern.ts'
import { keepNothing } from '../normalize-output.ts'
import { unexpectedRows } from '../unexpected-rows.ts'
import { wholeRows } from '../whole-rows.ts'
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
  const fault = pattern === null ? 'the regular expression is broken' : 'does not match the output'
  const wanted = wholeRows(expected, passed ? '' : fault)
  const unexpected = passed ? [] : unexpectedRows(actual)
  return { passed, rows: [...wanted, ...unexpected], captures: scope.captures }
}
