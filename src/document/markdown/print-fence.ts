import { longestBackticks } from './longest-backticks.ts'

/** A text without its last line feed as a fenced block, its fence longer than any in the text. */
export function printFence(info: string, text: string): string {
  const fence = '`'.repeat(Math.max(3, longestBackticks(text) + 1))
  return `${fence}${info}\n${text}\n${fence}\n`
}
