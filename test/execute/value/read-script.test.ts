import fc from 'fast-check'
import { expect, test } from 'vitest'

import { hline } from '../../../src/document/value.ts'
import {
  jsDialect,
  pythonDialect,
  readLiteral,
  rubyDialect,
} from '../../../src/execute/value/read-literal.ts'
import { symbolOf } from '../../../src/plan/lisp-value.ts'

test('a list becomes one, with words and numbers as they are written', () => {
  expect(readLiteral("[1, 'a b', True, (2.5, x)]", pythonDialect)).toEqual([
    1,
    'a b',
    symbolOf('True'),
    [2.5, symbolOf('x')],
  ])
})

test('None for a row is a rule, and a word within one', () => {
  expect(readLiteral("[['a'], None, [None]]", pythonDialect)).toEqual([
    ['a'],
    hline,
    [symbolOf('None')],
  ])
})

test('nil for a row of Ruby is a rule, and nothing within one', () => {
  expect(readLiteral('[["a"], nil, [nil]]', rubyDialect)).toEqual([['a'], hline, [null]])
})

test('a dictionary of Python stays text', () =>
  expect(readLiteral("{'a': 1}", pythonDialect)).toBe("{'a': 1}"))

test('an object of JavaScript stays text', () =>
  expect(readLiteral('{ a: 1 }', jsDialect)).toBe('{ a: 1 }'))

test('a text loses its quotes, whichever JavaScript chose', () => {
  expect(["'it\"s'", '"it\'s"', '`"it\'s"`'].map((text) => readLiteral(text, jsDialect))).toEqual([
    'it"s',
    "it's",
    '"it\'s"',
  ])
})

test('brackets that nothing closes stay text', () =>
  expect(readLiteral('[1, (2]', pythonDialect)).toBe('[1, (2]'))

test('brackets of every kind close each other', () =>
  expect(readLiteral('[1, (2]]', pythonDialect)).toEqual([1, [2]]))

test('text between a list and a bracket at the end is left out', () =>
  expect(readLiteral('[1] + [2]', pythonDialect)).toEqual([1]))

test('a text that begins like Lisp is the form that it begins with', () => {
  const texts = ["'two words", '[OK] done', '(+ 1 2) more']
  const values = texts.map((text) => String(readLiteral(text, pythonDialect)))
  expect(values).toEqual(['two', '[OK]', '3'])
})

test('a text that begins like Lisp which does something stays text', () => {
  const text = '(shell-command "id") more'
  expect(readLiteral(text, pythonDialect)).toBe(text)
})

test('deep nesting stays text', () => {
  const text = '['.repeat(5000) + ']'.repeat(5000)
  expect(readLiteral(text, pythonDialect)).toBe(text)
})

test('an empty list is nil', () => expect(readLiteral('[]', pythonDialect)).toBe(null))

test('lists of numbers come back from what Python prints', () => {
  const list = fc.array(fc.integer(), { minLength: 1 })
  fc.assert(
    fc.property(list, (items) => {
      expect(readLiteral(`[${items.join(', ')}]`, pythonDialect)).toEqual(items)
    }),
  )
})

test('no text is a mistake', () => {
  const text = fc.string({ unit: fc.constantFrom(...Array.from('[](){}\'"`\\, a1\n')) })
  fc.assert(
    fc.property(text, fc.constantFrom(pythonDialect, rubyDialect, jsDialect), (any, dialect) => {
      expect(() => readLiteral(any, dialect)).not.toThrow()
    }),
  )
})
