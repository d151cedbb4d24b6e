const units: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000 }

/** Reads a time of a tape, such as `500ms` or `.5s`, into milliseconds; 0 when it is none, as `1.2.3s` (Go's time.ParseDuration). */
export function goDurationMs(text: string): number {
  const [, number = '', unit = ''] = /^(\d+\.?\d*|\.\d+)(ms|s|m)$/.exec(text) ?? []
  return number === '' ? 0 : Number(number) * (units[unit] ?? 0)
}
