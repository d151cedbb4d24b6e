import { expect, test } from 'vitest'

import { cffOutlines } from '../../../../src/screen/font/cff/cff-outlines.ts'
import { assemble, bytesOf, indexOf, viewOf } from './assemble.ts'

/** A font of three glyphs, each a call of the first subroutine of its part of the font; parts draw lines of different lengths. */
function fontOfParts(partNumbers: readonly number[]): DataView {
  const glyphs = indexOf([0, 1, 2].map(() => assemble('0 hmoveto -107 callsubr')))
  const long = (value: number) => [29, ...bytesOf(value, 4)]
  const part = (at: number, size: number) => [...long(size), ...long(at), 18]
  const privateOf = (line: number) => {
    const dict = [...long(6), 19]
    return [...dict, ...indexOf([assemble(`${line} hlineto return`)])]
  }
  const head = (at: { glyphs: number; parts: number; partOf: number }) => [
    1,
    0,
    4,
    2,
    ...indexOf([[65]]),
    ...indexOf([[...long(at.glyphs), 17, ...long(at.parts), 12, 36, ...long(at.partOf), 12, 37]]),
    ...indexOf([]),
    ...indexOf([]),
  ]
  const start = head({ glyphs: 0, parts: 0, partOf: 0 }).length
  const [first, second] = [privateOf(10), privateOf(20)]
  const partOf = start + glyphs.length
  const firstAt = partOf + partNumbers.length
  const secondAt = firstAt + first.length
  return viewOf([
    ...head({ glyphs: start, parts: secondAt + second.length, partOf }),
    ...glyphs,
    ...partNumbers,
    ...first,
    ...second,
    ...indexOf([part(firstAt, 6), part(secondAt, 6)]),
  ])
}

function lengths(view: DataView): (number | undefined)[] {
  const outlineOf = cffOutlines({ view, has: () => true, at: () => 0 })
  return [0, 1, 2].map((glyph) => outlineOf(glyph)[0]?.[1]?.x)
}

test('cffOutlines() takes the subroutines of the part that a byte names for each glyph', () => {
  expect(lengths(fontOfParts([0, 0, 1, 0]))).toEqual([10, 20, 10])
})

test('cffOutlines() takes the subroutines of the part that a range of glyphs is in', () => {
  expect(lengths(fontOfParts([3, 0, 2, 0, 0, 0, 0, 2, 1, 0, 3]))).toEqual([10, 10, 20])
})

test('cffOutlines() has no glyph beyond the last one', () => {
  const view = fontOfParts([0, 0, 1, 0])
  const outlineOf = cffOutlines({ view, has: () => true, at: () => 0 })
  expect(() => outlineOf(3)).toThrow(RangeError)
})
