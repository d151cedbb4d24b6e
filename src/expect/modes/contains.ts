import { actualLines } from '../actual-line.ts'
import { anyLines } from '../expected-line.ts'
import { expectedLines } from '../expected-lines.ts'
import { matchLines } from '../match-lines.ts'
import { keepNothing } from '../normalize-output.ts'
import { unexpectedRows } from '../unexpected-rows.ts'
import { wholeRows } from '../whole-rows.ts'
import { type Mode, type ModeInput, nothing } from './mode.ts'

/** The expected lines stand somewhere in the output, one below the other. */
export const contains: Mode = {
  name: 'contains',
  summary: 'the expected lines stand somewhere in the output, together',
  keep: keepNothing,
  updatable: false,
  hasPatterns: true,
  takes: nothing,
  compare: compareContained,
}

function compareContained({ expected, actual, scope }: ModeInput) {
  const wanted = expectedLines(expected, scope)
  const passed =
    matchLines([anyLines('...'), ...wanted, anyLines('...')], actualLines(actual)) !== null
  const rows = wholeRows(expected, passed ? '' : 'not in the output as whole lines, together')
  const unexpected = passed ? [] : unexpectedRows(actual)
  return { passed, rows: [...rows, ...unexpected], captures: scope.captures }
}
