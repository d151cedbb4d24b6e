import { constants } from 'node:os'

/** The exit statuses with which a block counts as passed. */
export type ExpectedExits = readonly number[] | 'any' | 'nonzero'

/** Reads `:exit`: statuses with commas between them, `any` or `nonzero`; null when it is none of these. */
export function readExits(text: string): ExpectedExits | null {
  if (text === 'any' || text === 'nonzero') return text
  const numbers = text
    .split(/[,\s]+/)
    .filter(Boolean)
    .map(statusOf)
  return numbers.length > 0 && numbers.every((number) => number <= 255) ? numbers : null
}

/** A number, or `signal:NAME` for that which a shell gives what a signal ended; infinite for no status. */
function statusOf(word: string): number {
  if (/^\d{1,3}$/.test(word)) return Number(word)
  const name = /^signal:(?:SIG)?([A-Z]+\d*)$/.exec(word)?.[1] ?? ''
  const signal = Object.entries(constants.signals).find(([key]) => key === `SIG${name}`)?.[1]
  return signal === undefined ? Infinity : 128 + signal
}

/** True when a status is among those. */
export function exitFits(expected: ExpectedExits, status: number): boolean {
  if (expected === 'any') return true
  return expected === 'nonzero' ? status !== 0 : expected.includes(status)
}
