import { actualLines } from './actual-line.ts'
import type { ComparedRow } from './comparison.ts'

/** The rows of an expectation that holds or not as a whole; the first says why it does not, `''` where it does. */
export function wholeRows(expected: string, reason: string): ComparedRow[] {
  return actualLines(expected).map(({ text }, index) =>
    reason === ''
      ? { kind: 'same', expected: text, actual: [] }
      : { kind: 'missing', expected: text, reason: index === 0 ? reason : '' },
  )
}
