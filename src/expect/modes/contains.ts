import { actualLines } from '../actual-line.ts'
import type { ComparedRow } from '../comparison.ts'
import { anyLines } from '../expected-line.ts'
import { expectedLines } from '../expected-lines.ts'
import { matchLines } from '../match-lines.ts'
import { keepNothing } from '../normalize-output.ts'
import { unexpectedRows } from '../unexpected-rows.ts'
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
  const reason = 'not in the output as whole lines, together'
  const rows = wanted.map(({ source }): ComparedRow =>
    passed
      ? { kind: 'same', expected: source, actual: [source] }
      : { kind: 'missing', expected: source, reason },
  )
  const unexpected = passed ? [] : unexpectedRows(actual)
  return { passed, rows: [...rows, ...unexpected], captures: scope.captures }
}
