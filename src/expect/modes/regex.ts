import { linearPattern } from '../linear-pattern.ts'
import { compareWhole } from './compare-whole.ts'
import { type Mode, type ModeInput, usualMode } from './mode.ts'

/** One regular expression for the whole output. */
export const regex: Mode = {
  ...usualMode,
  name: 'regex',
  summary: 'one regular expression (RE2) for the whole output',
  compare: compareRegex,
}

function compareRegex(input: ModeInput) {
  const pattern = linearPattern(input.expected.trimEnd())
  if (pattern === null) return compareWhole(input, 'the regular expression is broken')
  const passed = pattern.match(input.actual.trimEnd()) !== null
  return compareWhole(input, passed ? '' : 'does not match the output')
}
