import fc from 'fast-check'
import { expect, test } from 'vitest'

import {
  firstCharacter,
  indexLines,
  lineAt,
  lineStart,
  lineText,
  placeOf,
} from '../../src/document/line-index.ts'

test('indexLines() counts a last line without line feed', () => {
  expect(indexLines('a.org', 'one\ntwo').count).toBe(2)
})

test('indexLines() finds no line in an empty text', () => {
  expect(indexLines('a.org', '').count).toBe(0)
})

test('lineText() drops LF and CR LF', () => {
  const lines = indexLines('a.org', 'one\r\ntwo\n')
  expect([lineText(lines, 0), lineText(lines, 1)]).toEqual(['one', 'two'])
})

test('lineAt() finds the line of every offset', () => {
  const source = 'ab\n\ncd\ne'
  const lines = indexLines('a.org', source)
  const found = Array.from(source, (_, offset) => lineAt(lines, offset))
  expect(found).toEqual([0, 0, 0, 1, 2, 2, 2, 3])
})

test('placeOf() cuts a span to its first line', () => {
  const place = placeOf(indexLines('a.org', 'one\ntwo\nthree'), { start: 5, end: 12 })
  expect(place).toEqual({ path: 'a.org', line: 2, column: 2, length: 2, sourceLine: 'two' })
})

test('placeOf() gives a byte order mark the first column', () => {
  const { column } = placeOf(indexLines('a.tape', '\ufeffType "x"'), { start: 0, end: 1 })
  expect(column).toBe(1)
})

test('placeOf() holds the beginning of a very long line', () => {
  const place = placeOf(indexLines('a.org', 'long '.repeat(1000)), { start: 4000, end: 4004 })
  expect([place.column, place.sourceLine]).toEqual([4001, 'long '.repeat(400)])
})

test('firstCharacter() is the first character of each line behind blanks and tabs', () => {
  const text = fc.array(
    fc.constantFrom(' ', '\t', '\r', '\n', '\r\n', 'a', '#', '\u00e9', '\u00a0'),
  )
  fc.assert(
    fc.property(text, (parts) => {
      const lines = indexLines('a.org', parts.join(''))
      for (let line = 0; line < lines.count; line += 1) {
        const behind = lineText(lines, line).replace(/^[ \t]+/, '')
        expect(firstCharacter(lines, line)).toBe(behind.charAt(0))
      }
    }),
  )
})

test('a byte order mark stands in front of the first line', () => {
  const lines = indexLines('a.org', '\ufeffone\ntwo')
  expect([lineStart(lines, 0), lineText(lines, 0)]).toEqual([1, 'one'])
})
