/** In nanoseconds. */
const units: Readonly<Record<string, number>> = { ms: 1e6, s: 1e9, m: 60e9 }

/** The longest duration of Go, in nanoseconds. */
const longest = 2 ** 63

/**
 * Reads a time of a tape, such as `500ms` or `.5s`, into milliseconds; 0 when it is none, as `1.2.3s`, or longer than 292 years.
 * Less than a nanosecond is nothing (Go, time.ParseDuration).
 */
export function goDurationMs(text: string): number {
  return nanosecondsOf(text) / 1e6
}

/** True for what is a time, be it 0. */
export function isGoDuration(text: string): boolean {
  return !Number.isNaN(nanosecondsOf(text, Number.NaN))
}

function nanosecondsOf(text: string, otherwise = 0): number {
  const [, number, unit = ''] = /^(\d+(?:\.\d*)?|\.\d+)(ms|s|m)$/.exec(text) ?? []
  const nanoseconds = Number(number) * (units[unit] ?? 0)
  if (number === undefined || nanoseconds >= longest) return otherwise
  return nanoseconds < 1 ? 0 : nanoseconds
}
