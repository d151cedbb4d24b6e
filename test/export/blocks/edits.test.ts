import fc from 'fast-check'
import { expect, test } from 'vitest'

import { applyEdits, type Edit } from '../../../src/document/edit.ts'
import { Edits } from '../../../src/export/blocks/edits.ts'

const source = 'abcdefghijklmnopqrst'

const written = fc.array(
  fc
    .tuple(fc.nat(source.length), fc.nat(4), fc.constantFrom('', '1', '234'))
    .map(([start, length, text]): Edit => ({ start, end: Math.min(start + length, 20), text })),
  { maxLength: 8 },
)

function editsOf(all: readonly Edit[]): Edits {
  const edits = new Edits()
  for (const edit of all) edits.add(edit)
  return edits
}

function overlaps(one: Edit, other: Edit): boolean {
  if (one.start === other.start && one.end === other.end) return one.start < one.end
  return one.start < other.end && other.start < one.end
}

test('of edits that overlap the last one stays', () => {
  fc.assert(
    fc.property(written, (all) => {
      let kept: Edit[] = []
      for (const edit of all) kept = [...kept.filter((other) => !overlaps(edit, other)), edit]
      expect(editsOf(all).list).toEqual(kept)
    }),
  )
})

test('an offset moves by what edits in front of it put in and take out', () => {
  fc.assert(
    fc.property(written, fc.nat(source.length), (all, offset) => {
      const edits = editsOf(all)
      const before = edits.list.filter(({ start }) => start < offset)
      const cut = before.map((edit) => ({ ...edit, end: Math.min(edit.end, offset) }))
      const moved = edits.moved(offset, { behind: false })
      expect(moved).toBe(applyEdits(source.slice(0, offset), cut).length)
    }),
  )
})

test('an offset is in front of text that is put in there, or behind it', () => {
  const edits = editsOf([{ start: 3, end: 3, text: 'new' }])
  expect([false, true].map((behind) => edits.moved(3, { behind }))).toEqual([3, 6])
})

test('text goes with the edit that replaces all of it', () => {
  fc.assert(
    fc.property(written, fc.nat(15), (all, start) => {
      const span = { start, end: start + 2 }
      const edits = editsOf(all)
      const covering = edits.list.some((edit) => edit.start <= start && span.end <= edit.end)
      expect(edits.covers(span)).toBe(covering)
    }),
  )
})
