/** An exit status that stands below a command's output, and the output without it. */
export interface ShownStatus {
  readonly status: number | null
  readonly output: string
}

/**
 * Reads the exit status below a command's output in a transcript: a last line `[N]`, as cram writes it, from 1 to 255. Null
 * where none stands there.
 */
export function shownStatus(text: string): ShownStatus {
  const [line, status = ''] = /(?<![^\n])\[(\d{1,3})\]\n$/.exec(text) ?? []
  const number = Number(status)
  if (line === undefined || number < 1 || number > 255) return { status: null, output: text }
  return { status: number, output: text.slice(0, -line.length) }
}

/** The line that shows an exit status, `''` for success. */
export function statusLine(status: number | null): string {
  return status === null || status === 0 ? '' : `[${status}]\n`
}
