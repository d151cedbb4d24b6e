/** Between two screens: 80 times U+2500. */
const separator = '─'.repeat(80)

/** One screen of a text golden as VHS writes it: rows without blanks at their ends, a line each, then a line of dashes. */
export function goldenScreen(rows: readonly string[]): string {
  return [...rows, separator].map((row) => `${row.trimEnd()}\n`).join('')
}

/** True for a text that is a golden, whoever wrote it. */
export function isGolden(text: string): boolean {
  return text.includes(`${separator}\n`)
}
