import { expect, test } from 'vitest'

import { PrintedNumber } from '../../../src/document/value.ts'
import { isTooLong, parseOutput } from '../../../src/execute/value/parse-output.ts'

const parse = (text: string, ...words: string[]) => parseOutput(text, ['replace', ...words])

test('parseOutput() splits at tabs when every filled line has one', () => {
  expect(parse('a b\tc\n\n\td\n')).toEqual([
    ['a b', 'c'],
    ['', ''],
    ['', 'd'],
  ])
})

test('parseOutput() reads CSV when every line has a comma', () => {
  expect(parse('a b, "c,d" ,e\n"x""y",\n')).toEqual([
    ['a b', 'c,d', 'e'],
    ['x"y', '', ''],
  ])
})

test('parseOutput() splits several lines at blanks', () => {
  expect(parse('  a  b\tc\nd\n')).toEqual([
    ['a', 'b', 'c'],
    ['d', '', ''],
  ])
})

test('parseOutput() leaves a single line whole', () =>
  expect(parse('two words\n')).toBe('two words'))

test('parseOutput() splits at bars in any case', () => {
  expect(parse('a|b c\n')).toEqual([['a', 'b c']])
})

test('parseOutput() takes quotes off a whole cell only', () => {
  expect(parse('"a b"\tx\n"c" d\te\n')).toEqual([
    ['a b', 'x'],
    ['"c" d', 'e'],
  ])
})

test.each([
  ['007', 7],
  ['-1.50', -1.5],
  ['1.', 1],
  ['+5', 5],
  ['-0', 0],
  ['1e3', new PrintedNumber('1000.0')],
  ['1e-5', new PrintedNumber('1e-05')],
  ['1e15', new PrintedNumber('1e+15')],
  ['-0.0', new PrintedNumber('-0.0')],
  ['1e400', new PrintedNumber('1.0e+INF')],
  ['5e-324', 5e-324],
  ['0.30000000000000004', 0.300_000_000_000_000_04],
  ['123456789012345678901', new PrintedNumber('123456789012345678901')],
  ['1-2', '1-2'],
  ['1E3', new PrintedNumber('1000.0')],
  ['.', '.'],
])('parseOutput() reads %s as Emacs prints it', (text, value) => {
  expect(parse(`${text}\n`)).toStrictEqual(value)
})

test('parseOutput() keeps the text when the words say so', () => {
  expect(parse('a b\n007\n', 'output')).toBe('a b\n007\n')
})

test('parseOutput() parses output again when it is to be a table', () => {
  expect(parse('a b\nc d\n', 'output', 'table')).toHaveLength(2)
})

test('parseOutput() gives nil for no output', () => expect(parse('')).toBeNull())

test('parseOutput() gives nil for discarded output', () => {
  expect(parse('x\n', 'discard')).toBeNull()
})

test('parseOutput() reads 999 lines', () => {
  expect(parse('x\n'.repeat(999))).toHaveLength(999)
})

test('parseOutput() gives nil for 1000 lines', () => expect(parse('x\n'.repeat(1000))).toBeNull())

test('isTooLong() is true for 1000 lines that would be a table', () => {
  expect(isTooLong('x\n'.repeat(1000), ['replace'])).toBe(true)
})

test('isTooLong() is false for 1000 lines of text', () => {
  expect(isTooLong('x\n'.repeat(1000), ['output'])).toBe(false)
})
