import { expect, test } from 'vitest'

import type { Outcome } from '../../../src/execute/outcome.ts'
import { outcomeValue } from '../../../src/execute/value/outcome-value.ts'
import type { HeaderArguments } from '../../../src/plan/header-arguments.ts'
import type { Step } from '../../../src/plan/plan.ts'
import { noNames } from '../../../src/plan/table-names.ts'

function valueOf(text: string, ...words: string[]) {
  const tables = { colnames: 'auto', rownames: 'none', hlines: false } as const
  const complete = { results: { words, handling: 'replace' }, tables } as unknown as HeaderArguments
  const step = { block: { language: 'bash' }, arguments: complete } as unknown as Step
  return outcomeValue({ text, value: null, step } as unknown as Outcome, noNames)
}

test('outcomeValue() makes a single value a table when one is asked for', () => {
  expect(valueOf('one\n', 'table')).toEqual([['one']])
})

test('outcomeValue() leaves text as it is when output is asked for as well', () => {
  expect(valueOf('one\n', 'output', 'table')).toBe('one')
})

test('outcomeValue() is nothing when a value is asked for and none was printed', () => {
  expect(valueOf('', 'value')).toBeNull()
})
