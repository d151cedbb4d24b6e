import { readCell } from '../document/read-cell.ts'
import type { Value } from '../document/value.ts'
import type { Outcome } from './outcome.ts'

/** The value of a step for a block that refers to it: with `:results output` its text, else a number when it is one. */
export function outcomeValue(outcome: Outcome): Value {
  const isText = outcome.step.arguments.results.words.includes('output')
  return isText ? outcome.text : readCell(outcome.text.replace(/\n$/, ''))
}
