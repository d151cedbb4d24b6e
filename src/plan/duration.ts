const units: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 }

/** Reads a duration such as `300ms`, `2.5s`, `5m` or `1h`, or seconds as in sleep(1), into milliseconds; null when it is none. */
export function parseDuration(text: string): number | null {
  const match = /^(\d+(?:\.\d+)?)(ms|s|m|h|)$/.exec(text.trim())
  if (!match) return null
  return Number(match[1]) * (units[match[2] || 's'] ?? 0)
}
