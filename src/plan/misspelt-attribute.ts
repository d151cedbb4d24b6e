import { headerArgumentTable } from './header-argument-table.ts'
import { editDistance } from './nearest.ts'

const known = Object.keys(headerArgumentTable).filter(({ length }) => length > 3)

/** The attribute that was meant by one of a Markdown document that differs by one letter, as in `evla=never`; else null. */
export function misspeltAttribute(key: string): string | null {
  const word = key.toLowerCase()
  const near = known.filter(({ length }) => Math.abs(length - word.length) < 2)
  return near.find((one) => editDistance(word, one) < 2) ?? null
}
