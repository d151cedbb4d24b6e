import fc from 'fast-check'
import { expect, test } from 'vitest'

import { lexHeaderArguments, strayWords } from '../../src/document/header-arguments.ts'

const pairs = (text: string) => lexHeaderArguments(text).map(({ key, value }) => [key, value])

test('lexHeaderArguments() splits keys and values', () => {
  expect(pairs(' :results output :exports both')).toEqual([
    ['results', 'output'],
    ['exports', 'both'],
  ])
})

test('lexHeaderArguments() gives null for a key without value', () => {
  expect(pairs(' :noeval :dir x')).toEqual([
    ['noeval', null],
    ['dir', 'x'],
  ])
})

test('lexHeaderArguments() leaves a colon inside a word alone', () => {
  expect(pairs(' :var x="a:b" url=http://host')).toEqual([['var', 'x="a:b" url=http://host']])
})

test('lexHeaderArguments() does not split inside double quotes', () => {
  expect(pairs(' :var x="a :b c" :dir y')).toEqual([
    ['var', 'x="a :b c"'],
    ['dir', 'y'],
  ])
})

test('lexHeaderArguments() does not split inside parentheses', () => {
  expect(pairs(' :tangle-mode (identity :x) :dir y')).toEqual([
    ['tangle-mode', '(identity :x)'],
    ['dir', 'y'],
  ])
})

test('strayWords() finds words in front of the first argument', () => {
  expect(strayWords(' results output :dir x')).toBe('results output')
})

test('lexHeaderArguments() gives offsets that cut each argument out of its text', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom(' ', ':', '"', '(', ')', 'a', 'b', '\t') }),
      (text) => {
        for (const { key, start, end } of lexHeaderArguments(text)) {
          expect(text.slice(start, end).startsWith(`:${key}`)).toBe(true)
        }
      },
    ),
  )
})
