import { greatest } from '../extremes.ts'

/** The length of the longest run of backticks in a text: what fences it is longer (CommonMark 4.5 and 6.1). */
export function longestBackticks(text: string): number {
  return greatest((text.match(/`+/g) ?? []).map(({ length }) => length))
}
