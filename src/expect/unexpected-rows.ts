import { actualLines } from './actual-line.ts'
import type { ComparedRow } from './comparison.ts'

/** The rows of an output none of whose lines is expected. */
export function unexpectedRows(output: string): ComparedRow[] {
  return actualLines(output).map(({ text, eol }) => ({ kind: 'unexpected', actual: text, eol }))
}
