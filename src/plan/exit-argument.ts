/** The exit statuses with which a block counts as passed. */
export type ExpectedExits = readonly number[] | 'any' | 'nonzero'

/** Reads `:exit`: statuses with commas between them, `any` or `nonzero`; null when it is none of these. */
export function readExits(text: string): ExpectedExits | null {
  if (text === 'any' || text === 'nonzero') return text
  const words = text.split(/[,\s]+/).filter(Boolean)
  const numbers = words.map(Number)
  const valid = words.length > 0 && words.every((word) => /^\d{1,3}$/.test(word))
  return valid && numbers.every((number) => number <= 255) ? numbers : null
}

/** True when a status is among those. */
export function exitFits(expected: ExpectedExits, status: number): boolean {
  if (expected === 'any') return true
  return expected === 'nonzero' ? status !== 0 : expected.includes(status)
}
