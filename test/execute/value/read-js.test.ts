import { inspect } from 'node:util'

import fc from 'fast-check'
import { expect, test } from 'vitest'

import { readJs } from '../../../src/execute/value/read-js.ts'
import { symbolOf } from '../../../src/plan/lisp-value.ts'

test('a text in single quotes is the symbol that it begins with', () =>
  expect(readJs("'two words'")).toEqual(symbolOf('two')))

test('a text in single quotes that looks like a list is one', () =>
  expect(readJs("'(a 1)'")).toEqual([symbolOf('a'), 1]))

test('a text in double quotes is that text', () => expect(readJs('"it\'s here"')).toBe("it's here"))

test('a text that is no Lisp stays text', () => expect(readJs("''")).toBe(''))

test('a comma and a blank in a text of a list become a blank', () =>
  expect(readJs("[ 'a, b' ]")).toEqual(['a b']))

test('a list with a text in both kinds of quotes is read as JavaScript', () =>
  expect(readJs(`[ "it's", 'say "x"' ]`)).toEqual(["it's", 'say "x"']))

test('an object stays text', () => expect(readJs("{ a: 'b' }")).toBe("{ a: 'b' }"))

test('whatever Node shows has a value', () => {
  fc.assert(
    fc.property(fc.anything(), (value) => {
      expect(readJs(inspect(value))).not.toBe(undefined)
    }),
  )
})

test('a list with a comment of Lisp in it is read as JavaScript', () =>
  expect(readJs('[ a; b ]')).toEqual([symbolOf('a;'), symbolOf('b')]))
