import { expect, test } from 'vitest'

import { ownGrammar } from '../../../src/expect/line-grammar.ts'
import { noCaptures } from '../../../src/expect/line-test.ts'
import { json } from '../../../src/expect/modes/json.ts'

const scope = {
  grammar: ownGrammar,
  patterns: new Map<string, string>(),
  captures: noCaptures,
  declared: new Set<string>(),
}

test('JSON that nests too deeply to be compared differs', async () => {
  const text = `${'['.repeat(50_000)}${']'.repeat(50_000)}`
  const { passed } = await json.compare({
    expected: text,
    actual: text,
    scope,
    argument: '',
    longestMs: 1000,
  })
  expect(passed).toBe(false)
})
