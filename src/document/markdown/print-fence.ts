/** A text without its last line feed as a fenced block, its fence longer than any in the text. */
export function printFence(info: string, text: string): string {
  const runs = text.match(/`{3,}/g) ?? []
  const fence = '`'.repeat(Math.max(3, ...runs.map((run) => run.length + 1)))
  return `${fence}${info}\n${text}\n${fence}\n`
}
