import type { Document } from '../document/document.ts'
import { readCell } from '../document/read-cell.ts'
import { readNumber } from '../document/read-number.ts'
import type { Variable } from './header-arguments.ts'

/**
 * The variable that a text gives a value: a number or a quoted string is one, other words name one (org-babel-ref-parse);
 * in Markdown, which has no names, they stand for themselves.
 */
export function readVariable(
  name: string,
  text: string,
  format: Document['format'],
): Omit<Variable, 'origin'> {
  const value = readCell(text)
  const isWritten = readNumber(text) !== null || value !== text || format === 'markdown'
  return { name, value, reference: isWritten ? '' : text }
}
