import { expect, test } from 'vitest'

import { scrollOf } from '../../src/render/scroll-of.ts'

test.each([
  ['one line more', ['a', 'b', 'c'], ['b', 'c', 'd'], 1],
  ['two lines more', ['a', 'b', 'c', 'd'], ['c', 'd', 'e', 'f'], 2],
  ['a line that changed', ['a', 'b', 'c'], ['a', 'x', 'c'], 0],
  ['a cleared screen', ['a', 'b', 'c'], ['', '', ''], 0],
  ['equal lines', ['a', 'a', 'a'], ['a', 'a', 'a'], 0],
])('scrollOf() tells how far %s moved the text', (_, before, after, by) => {
  expect(scrollOf(before, after, '')).toBe(by)
})
