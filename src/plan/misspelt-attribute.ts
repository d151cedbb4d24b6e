import { headerArgumentTable } from './header-argument-table.ts'
import { editDistance, nearest } from './nearest.ts'

/** The attribute that was meant by one of a Markdown document that differs by one letter, as in `evla=never`; else null. */
export function misspeltAttribute(key: string): string | null {
  const word = key.toLowerCase()
  const near = nearest(word, Object.keys(headerArgumentTable))
  return near !== null && near.length > 3 && editDistance(word, near) < 2 ? near : null
}
