import { actualLines } from '../actual-line.ts'
import type { ComparedRow, Comparison } from '../comparison.ts'
import { wholeRows } from '../whole-rows.ts'
import type { ModeInput } from './mode.ts'

/** The comparison of an expectation that holds for all of an output or not at all, with the reason why it does not, `''` where it does. */
export function compareWhole({ expected, actual, scope }: ModeInput, reason: string): Comparison {
  const passed = reason === ''
  const unexpected = (passed ? [] : actualLines(actual)).map(({ text, eol }): ComparedRow => ({
    kind: 'unexpected',
    actual: text,
    eol,
  }))
  return { passed, rows: [...wholeRows(expected, reason), ...unexpected], captures: scope.captures }
}
