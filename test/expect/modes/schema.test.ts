import { expect, test } from 'vitest'

import { ownGrammar } from '../../../src/expect/line-grammar.ts'
import { noCaptures } from '../../../src/expect/line-test.ts'
import { schema } from '../../../src/expect/modes/schema.ts'

const scope = {
  grammar: ownGrammar,
  patterns: new Map<string, string>(),
  captures: noCaptures,
  declared: new Set<string>(),
}

test.each([
  ['type: string\npattern: ^v[0-9]+$', '"v12"', true],
  ['type: string\npattern: ^v[0-9]+$', '"12"', false],
  ['properties: {a: {type: integer}}', 'a: x', false],
  ['pattern: ^(a+)+$', `"${'a'.repeat(60)}!"`, false],
])('the schema %j holds for %j: %s', async (expected, actual, passed) => {
  const comparison = await schema.compare({
    expected,
    actual,
    scope,
    argument: '',
    longestMs: 1000,
  })
  expect(comparison.passed).toBe(passed)
})

test('output that nests without end is no valid one', async () => {
  const { rows } = await schema.compare({
    expected: 'type: array',
    actual: '['.repeat(5000),
    scope,
    argument: '',
    longestMs: 5000,
  })
  expect(JSON.stringify(rows)).toContain('the JSON or YAML is nested too deeply')
})
