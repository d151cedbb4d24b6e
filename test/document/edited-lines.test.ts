import fc from 'fast-check'
import { expect, test } from 'vitest'

import { applyEdits } from '../../src/document/edit.ts'
import { editedLines, sameLines } from '../../src/document/edited-lines.ts'
import { indexLines, lineText, placeOf } from '../../src/document/line-index.ts'

/** The lines, from 0, that those of the edited text are from. */
function numbersOf(source: string, edits: Parameters<typeof editedLines>[1]): number[] {
  return [...editedLines(indexLines('a.org', source), edits).numbers]
}

/** What is done to a text of the lines a to d, the text in place of an offset range, and where its lines are then from. */
const cases = [
  ['nothing', 0, 0, '', [0, 1, 2, 3]],
  ['a line that became three', 2, 4, 'x\ny\nz\n', [0, 1, 1, 1, 2, 3]],
  ['two lines that became three', 2, 6, 'x\ny\nz\n', [0, 1, 2, 2, 3]],
  ['two lines that became one', 2, 6, 'x\n', [0, 1, 3]],
  ['lines that were taken out', 0, 4, '', [2, 3]],
  ['text within a line', 3, 3, 'bb', [0, 1, 2, 3]],
  ['a line feed that was taken out', 3, 4, '', [0, 1, 3]],
  ['a line at the end', 8, 8, 'e\n', [0, 1, 2, 3, 3]],
  ['a whole text', 0, 8, 'x', [0]],
] as const

for (const [what, start, end, text, expected] of cases) {
  test(`editedLines() tells where the lines were written after ${what}`, () => {
    expect(numbersOf('a\nb\nc\nd\n', [{ start, end, text }])).toEqual(expected)
  })
}

test('editedLines() has a number for each line of the edited text', () => {
  const text = fc.string({ unit: fc.constantFrom('a', '\n', '\r') })
  fc.assert(
    fc.property(text, fc.array(fc.tuple(fc.nat(9), text)), (source, cuts) => {
      let at = 0
      const edits = cuts.flatMap(([skip, own]) => {
        const [start, end] = [at + skip, at + 2 * skip]
        at = end
        return end > source.length ? [] : [{ start, end, text: own }]
      })
      const edited = indexLines('a.org', applyEdits(source, edits))
      expect(numbersOf(source, edits)).toHaveLength(edited.count)
    }),
  )
})

test('the place of a line that edits moved is where it was written', () => {
  const before = indexLines('a.org', 'one\ntwo three\n')
  const source = 'zero\none\ntwo three\n'
  const written = editedLines(before, [{ start: 0, end: 0, text: 'zero\n' }])
  const place = placeOf(indexLines('copy', source, written), { start: 13, end: 18 })
  expect(place).toEqual({ path: 'a.org', line: 2, column: 5, length: 5, sourceLine: 'two three' })
})

test('the place of a line that an edit changed is the whole line that it was', () => {
  const before = indexLines('a.org', 'one\n  include me\n')
  const written = editedLines(before, [{ start: 4, end: 17, text: 'first\nsecond\n' }])
  const place = placeOf(indexLines('copy', 'one\nfirst\nsecond\n', written), { start: 12, end: 13 })
  expect(place).toEqual({
    path: 'a.org',
    line: 2,
    column: 3,
    length: 10,
    sourceLine: '  include me',
  })
})

test('a text that was made in two steps is from the first one', () => {
  const first = indexLines('a.org', 'a\nb\n')
  const second = indexLines('a.org', 'a\nb\n', sameLines(first))
  const third = editedLines(second, [{ start: 0, end: 2, text: '' }])
  expect([lineText(third.lines, third.numbers[0] ?? 0), third.lines]).toEqual(['b', first])
})
