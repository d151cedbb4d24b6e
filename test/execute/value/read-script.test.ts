import fc from 'fast-check'
import { expect, test } from 'vitest'

import { hline } from '../../../src/document/value.ts'
import { pythonDialect, readScript, rubyDialect } from '../../../src/execute/value/read-script.ts'
import { symbolOf } from '../../../src/plan/lisp-value.ts'

test('a list becomes one, with words and numbers as they are written', () => {
  expect(readScript("[1, 'a b', True, (2.5, x)]", pythonDialect)).toEqual([
    1,
    'a b',
    symbolOf('True'),
    [2.5, symbolOf('x')],
  ])
})

test('None for a row is a rule, and a word within one', () => {
  expect(readScript("[['a'], None, [None]]", pythonDialect)).toEqual([
    ['a'],
    hline,
    [symbolOf('None')],
  ])
})

test('nil for a row of Ruby is a rule, and nothing within one', () => {
  expect(readScript('[["a"], nil, [nil]]', rubyDialect)).toEqual([['a'], hline, [null]])
})

test('a dictionary of Python stays text', () =>
  expect(readScript("{'a': 1}", pythonDialect)).toBe("{'a': 1}"))

test('brackets that nothing closes are the text that was to be read', () =>
  expect(readScript('[1, (2]', pythonDialect)).toBe("'(1  (2)"))

test('a list with a semicolon is the text that was to be read', () =>
  expect(readScript('(started; pid 3)', pythonDialect)).toBe("'(started; pid 3)"))

test('a list with a hash is the text that was to be read', () =>
  expect(readScript('[#<struct a=1>]', rubyDialect)).toBe("'(#<struct a=1>)"))

test('a list of pairs is the text that Lisp prints', () =>
  expect(readScript('[[a . 1], [b . 2]]', pythonDialect)).toBe('((a . 1) (b . 2))'))

test('a pair alone stays text, as Emacs has no value for it', () =>
  expect(readScript('[1 . 2]', pythonDialect)).toBe('[1 . 2]'))

test('a quote that nothing closes leaves the text', () =>
  expect(readScript("[it's]", pythonDialect)).toBe("[it's]"))

test('a text in quotes with more behind it loses no quotes', () =>
  expect(readScript("'a' and 'b'", pythonDialect)).toBe('"a" and "b"'))

test('brackets of every kind close each other', () =>
  expect(readScript('[1, (2]]', pythonDialect)).toEqual([1, [2]]))

test('text between a list and a bracket at the end is left out', () =>
  expect(readScript('[1] + [2]', pythonDialect)).toEqual([1]))

test('a text that begins like Lisp is the form that it begins with', () => {
  const texts = ["'two words", '[OK] done', '(+ 1 2) more']
  const values = texts.map((text) => String(readScript(text, pythonDialect)))
  expect(values).toEqual(['two', '[OK]', '3'])
})

test('a text that begins like Lisp which does something stays text', () => {
  const text = '(shell-command "id") more'
  expect(readScript(text, pythonDialect)).toBe(text)
})

test('deep nesting is the text that was to be read', () => {
  const text = '['.repeat(5000) + ']'.repeat(5000)
  expect(readScript(text, pythonDialect)).toBe(`'${'('.repeat(5000)}${')'.repeat(5000)}`)
})

test('an empty list is nil', () => expect(readScript('[]', pythonDialect)).toBe(null))

test('lists of numbers come back from what Python prints', () => {
  const list = fc.array(fc.integer(), { minLength: 1 })
  fc.assert(
    fc.property(list, (items) => {
      expect(readScript(`[${items.join(', ')}]`, pythonDialect)).toEqual(items)
    }),
  )
})

test('quotes that nothing closes are looked at once', () => {
  const text = `[${"'\\".repeat(500_000)} ]`
  expect(readScript(text, pythonDialect)).toBe(text)
})

test('no text is a mistake', () => {
  const text = fc.string({ unit: fc.constantFrom(...Array.from('[](){}\'"`\\, a1.;#?\n')) })
  fc.assert(
    fc.property(text, fc.constantFrom(pythonDialect, rubyDialect), (any, dialect) => {
      expect(() => readScript(any, dialect)).not.toThrow()
    }),
  )
})
