/** Milliseconds of each unit, by the names that it has in scrut's durations (the Rust crate humantime, `parse_duration`). */
const unitMs: ReadonlyMap<string, number> = new Map(
  (
    [
      ['ns nsec nanos', 1e-6],
      ['us usec µs', 1e-3],
      ['ms msec millis', 1],
      ['s sec secs second seconds', 1000],
      ['m min mins minute minutes', 60_000],
      ['h hr hrs hour hours', 3_600_000],
      ['d day days', 86_400_000],
      ['w wk wks week weeks', 604_800_000],
    ] as const
  ).flatMap(([names, ms]) => names.split(' ').map((name) => [name, ms] as const)),
)

/** A duration of one part or more, as `1m 30s` or `5min`, in milliseconds; null for what is none. */
export function scrutDuration(text: string): number | null {
  const parts = [...text.matchAll(/\s*(\d+(?:\.\d+)?)\s*([a-zµ]+)\s*/gy)]
  const length = parts.reduce((sum, [part]) => sum + part.length, 0)
  if (parts.length === 0 || length < text.length) return null
  const ms = parts.map(([, count, unit = '']) => Number(count) * (unitMs.get(unit) ?? Number.NaN))
  const sum = ms.reduce((total, each) => total + each, 0)
  return Number.isNaN(sum) ? null : sum
}
