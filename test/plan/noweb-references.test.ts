import fc from 'fast-check'
import { expect, test } from 'vitest'

import { findReferences, stripReferences } from '../../src/plan/noweb-references.ts'

const ids = (text: string) => findReferences(text).map(({ id }) => id)

test('findReferences() finds several references in a line', () => {
  expect(ids('a <<bb>> c <<dd>>')).toEqual(['bb', 'dd'])
})

test('findReferences() gives the text in front of each reference on its line', () => {
  expect(findReferences('x\n a<<bb>>c<<dd>>').map(({ prefix }) => prefix)).toEqual([' a', 'c'])
})

test('findReferences() reads a name of one letter on to the next closing brackets', () => {
  expect(ids('<<a>>-<<b>>')).toEqual(['a>>-<<b'])
})

test('findReferences() finds a name of one letter that stands alone', () => {
  expect(ids('[<<a>>]')).toEqual(['a'])
})

test('findReferences() takes no name with blanks at its ends', () => {
  expect(ids('<< ab>> <<ab >>')).toEqual([])
})

test('findReferences() takes blanks inside of a name', () => {
  expect(ids('<<a b>>')).toEqual(['a b'])
})

test('findReferences() reads no name across lines', () => {
  expect(ids('<<ab\ncd>>')).toEqual([])
})

// The pattern as the Org manual's own regular expression would read it, in time that grows with the square.
const pattern = /<<([^ \t\n](?:[^\n]*?[^ \t\n])?)>>/g
const texts = fc.string({
  unit: fc.constantFrom('<', '>', 'a', ' ', '\n', '<<', '>>'),
  maxLength: 40,
})

test('findReferences() agrees with the regular expression on any text', () => {
  fc.assert(
    fc.property(texts, (text) => {
      expect(ids(text)).toEqual([...text.matchAll(pattern)].map(([, id]) => id))
    }),
  )
})

test('findReferences() reads a long line of openings', () => {
  expect(ids(`${'<<a '.repeat(200_000)}>>`)).toEqual([])
})

test('stripReferences() leaves the text around references', () => {
  expect(stripReferences('a<<bb>>c\n<<dd>>\n<< e>>')).toBe('ac\n\n<< e>>')
})
