import { expect, test } from 'vitest'

import { removeCoderefs } from '../../src/plan/coderefs.ts'

test('removeCoderefs() removes a label at the end of a line with the blanks around it', () => {
  expect(removeCoderefs('one  (ref:a b)  \ntwo', '')).toBe('one\ntwo')
})

test('removeCoderefs() keeps a label inside of a line', () => {
  expect(removeCoderefs('one (ref:a) two', '')).toBe('one (ref:a) two')
})

test('removeCoderefs() reads the format of labels from the switches', () => {
  expect(removeCoderefs('one #(a)\ntwo (ref:b)', '-n -l "#(%s)"')).toBe('one\ntwo (ref:b)')
})

test('removeCoderefs() takes no label that begins with a blank', () => {
  expect(removeCoderefs('one (ref: a)', '')).toBe('one (ref: a)')
})

test('removeCoderefs() reads a format with two labels', () => {
  expect(removeCoderefs('one  (a, b c)\ntwo (a)', '-l "(%s, %s)"')).toBe('one\ntwo (a)')
})

test('removeCoderefs() takes the longest label where nothing stands in front of it', () => {
  expect(removeCoderefs('one - two!\n! one two', '-l "%s"')).toBe('one - two!\n!')
})

test('removeCoderefs() ends for a format of nothing but labels', () => {
  const line = `${'a'.repeat(60)}!`
  expect(removeCoderefs(line, '-l "%s%s%s%s%s%s%s%s"')).toBe(line)
})
