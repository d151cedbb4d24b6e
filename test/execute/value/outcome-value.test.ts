import { expect, test } from 'vitest'

import { outcomeValue } from '../../../src/execute/value/outcome-value.ts'
import type { HeaderArguments } from '../../../src/plan/header-arguments.ts'
import { noNames } from '../../../src/plan/table-names.ts'

function valueOf(text: string, ...words: string[]) {
  const tables = { colnames: 'auto', rownames: 'none', hlines: false } as const
  const complete = { results: { words, handling: 'replace' }, tables } as unknown as HeaderArguments
  return outcomeValue(text, complete, noNames)
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
