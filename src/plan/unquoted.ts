import { unescapeLispString } from '../document/read-cell.ts'

/** The text of a string in double quotes; any other text as it is (org-babel-read). */
export function unquoted(value: string): string {
  return /^"(?:[^"\\]|\\[\s\S])*"$/.test(value) ? unescapeLispString(value) : value
}
