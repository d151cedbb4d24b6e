import fc from 'fast-check'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { expect, test } from 'vitest'

import { codeSpan } from '../../../src/export/markdown/code.ts'

test('CommonMark reads in a span of code all that was put into it', () => {
  const part = fc.constantFrom(' ', '`', 'a', '\\', '\u00a0', '\u2028')
  fc.assert(
    fc.property(fc.string({ unit: part, minLength: 1, maxLength: 12 }), (text) => {
      const [paragraph] = unified()
        .use(remarkParse)
        .parse(`a ${codeSpan(text)} b`).children
      expect(paragraph).toMatchObject({ children: [{}, { type: 'inlineCode', value: text }, {}] })
    }),
  )
})

test('a blank in front of a long line of code is looked at once', () => {
  const text = ` ${'x'.repeat(1_000_000)}`
  expect(codeSpan(text)).toBe(`\`${text}\``)
})
