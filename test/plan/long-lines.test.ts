import { expect, test } from 'vitest'

import { indexValue } from '../../src/plan/index-value.ts'
import { mergeArguments } from '../../src/plan/merge-arguments.ts'

test('an index of very many digits and dashes is read in linear time', () => {
  expect(indexValue(['a', 'b'], `${'0-'.repeat(300_000)}`)).toBe('a')
})

test.each(['needs', 'results'])(
  'words of :%s on very many lines are merged in linear time',
  (key) => {
    const raw = Array.from({ length: 100_000 }, (_, index) => {
      return { key, value: `a${index}`, carrier: 'header', span: { start: 0, end: 0 } } as const
    })
    const { merged } = mergeArguments({}, raw, () => undefined)
    expect(merged.get(key)?.value.match(/a\d+/g)).toHaveLength(100_000)
  },
)
