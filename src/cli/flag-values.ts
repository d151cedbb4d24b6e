import { RunbookError } from '../errors.ts'
import { parseDuration } from '../plan/duration.ts'

/**
 * The number that a flag was given.
 * @throws RunbookError E_USAGE when it is none, or out of range.
 */
export function numberFlag(
  flag: string,
  value: string,
  [least, most]: readonly [number, number],
): number {
  const number = /^-?\d+(?:\.\d+)?$/.test(value) ? Number(value) : Number.NaN
  if (number >= least && number <= most) return number
  throw wrongFlag(flag, value, `Give a number from ${least} to ${most}.`)
}

/** A year, in milliseconds, as recordings may last: pictures are made of all of it. */
const longestMs = 366 * 24 * 3_600_000

/**
 * The duration that a flag was given, in milliseconds; without a unit it is in seconds.
 * @throws RunbookError E_USAGE when it is none, or longer than a year.
 */
export function durationFlag(flag: string, value: string): number {
  const ms = parseDuration(value)
  if (ms !== null && ms <= longestMs) return ms
  throw wrongFlag(flag, value, 'Give a duration of a year at most, as in 2, 1.5s, 300ms or 1m.')
}

function wrongFlag(flag: string, value: string, hint: string): RunbookError {
  return new RunbookError('E_USAGE', `${flag} cannot be ${JSON.stringify(value)}`, { hint })
}
