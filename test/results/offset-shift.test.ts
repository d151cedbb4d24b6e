import fc from 'fast-check'
import { expect, test } from 'vitest'

import { applyEdits, type Edit } from '../../src/document/edit.ts'
import { OffsetShift } from '../../src/results/offset-shift.ts'

/** Edits of a text of 60 characters that do not overlap, in any order. */
const someEdits = fc
  .uniqueArray(fc.integer({ min: 0, max: 60 }), { maxLength: 12 })
  .chain((offsets) => {
    const sorted = offsets.toSorted((a, b) => a - b)
    const spans = sorted.flatMap((start, index) =>
      index % 2 === 0 ? [{ start, end: sorted[index + 1] ?? start }] : [],
    )
    return fc.tuple(
      ...spans.map((span) =>
        fc
          .record({ text: fc.string({ maxLength: 5 }), grow: fc.boolean() })
          .map(({ text, grow }): Edit => ({
            start: span.start,
            end: grow ? span.start : span.end,
            text,
          })),
      ),
    )
  })
  .chain((edits) => fc.shuffledSubarray(edits, { minLength: edits.length }))

const letters = Array.from({ length: 60 }, (_, index) => String.fromCodePoint(0x4e00 + index))
const source = letters.join('')

test('a character that stays is found where it was put', () => {
  fc.assert(
    fc.property(someEdits, fc.integer({ min: 0, max: 59 }), (edits, offset) => {
      const shift = new OffsetShift(edits)
      const written = applyEdits(source, edits)
      const there = shift.isReplaced(offset) ? -1 : shift.at(offset)
      expect(there).toBe(written.indexOf(letters[offset] ?? ''))
    }),
  )
})

test('the text of an edit is found where it was put', () => {
  fc.assert(
    fc.property(someEdits, (edits) => {
      const shift = new OffsetShift(edits)
      const written = applyEdits(source, edits)
      for (const edit of edits)
        expect(written.startsWith(edit.text, shift.startOf(edit))).toBe(true)
    }),
  )
})
