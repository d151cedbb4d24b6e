import { actualLines } from '../actual-line.ts'
import { anyLines } from '../expected-line.ts'
import { expectedLines } from '../expected-lines.ts'
import { matchLines } from '../match-lines.ts'
import { compareWhole } from './compare-whole.ts'
import { type Mode, type ModeInput, usualMode } from './mode.ts'

/** The expected lines stand somewhere in the output, one below the other. */
export const contains: Mode = {
  ...usualMode,
  name: 'contains',
  summary: 'the expected lines stand somewhere in the output, together',
  hasPatterns: true,
  compare: compareContained,
}

function compareContained(input: ModeInput) {
  const wanted = expectedLines(input.expected, input.scope)
  const around = [anyLines('...'), ...wanted, anyLines('...')]
  const passed = matchLines(around, actualLines(input.actual)) !== null
  return compareWhole(input, passed ? '' : 'not in the output as whole lines, together')
}
