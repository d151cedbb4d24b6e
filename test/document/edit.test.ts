import fc from 'fast-check'
import { expect, test } from 'vitest'

import { applyEdits } from '../../src/document/edit.ts'

test('applyEdits() applies edits in any order', () => {
  const edits = [
    { start: 4, end: 5, text: 'X' },
    { start: 0, end: 1, text: 'YY' },
  ]
  expect(applyEdits('abcdef', edits)).toBe('YYbcdXf')
})

test('applyEdits() refuses edits that overlap', () => {
  const edits = [
    { start: 0, end: 3, text: '' },
    { start: 2, end: 4, text: '' },
  ]
  expect(() => applyEdits('abcdef', edits)).toThrow(RangeError)
})

test('applyEdits() keeps every character outside of the edits', () => {
  fc.assert(
    fc.property(fc.string(), fc.nat(), fc.nat(), fc.string(), (source, a, b, text) => {
      const [start = 0, end = 0] = [a, b]
        .map((offset) => offset % (source.length + 1))
        .toSorted((x, y) => x - y)
      const edited = applyEdits(source, [{ start, end, text }])
      expect(edited).toBe(source.slice(0, start) + text + source.slice(end))
    }),
  )
})
