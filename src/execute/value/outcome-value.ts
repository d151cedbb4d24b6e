import type { Value } from '../../document/value.ts'
import type { Outcome } from '../outcome.ts'
import { parseOutput } from './parse-output.ts'

/** The value of a step, as `:results` reads its output: text, a number, a list or a table; null for none. */
export function outcomeValue({ text, step, posted }: Outcome): Value {
  if (posted) return posted.value
  const { words } = step.arguments.results
  if (!words.includes('value')) return parseOutput(text, words)
  return text === '' ? null : parseOutput(text, words)
}
