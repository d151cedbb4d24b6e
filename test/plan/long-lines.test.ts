import { expect, test } from 'vitest'

import { indexValue } from '../../src/plan/index-value.ts'

test('an index of very many digits and dashes is read in linear time', () => {
  expect(indexValue(['a', 'b'], `${'0-'.repeat(300_000)}`)).toBe('a')
})
