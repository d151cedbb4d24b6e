import { execFileSync } from 'node:child_process'

import fc from 'fast-check'
import { expect, test } from 'vitest'

import { shellWord } from '../../src/plan/shell-word.ts'

test('shellWord() leaves a plain path as it is', () => {
  expect(shellWord('docs/a-1.org')).toBe('docs/a-1.org')
})

test('shellWord() makes one word of any text', () => {
  const text = fc.string({
    unit: fc.constantFrom('a', ' ', "'", '"', '$', '`', '\\', ';', '*', '~', '\n'),
  })
  fc.assert(
    fc.property(fc.array(text, { minLength: 40, maxLength: 40 }), (texts) => {
      const script = `printf '%s\\0' ${texts.map(shellWord).join(' ')}`
      const given = execFileSync('sh', ['-c', script], { encoding: 'utf8' })
      expect(given.split('\0').slice(0, -1)).toEqual(texts)
    }),
    { numRuns: 10 },
  )
})
