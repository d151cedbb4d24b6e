import fc from 'fast-check'
import { expect, test } from 'vitest'

import { readCffIndex } from '../../../../src/screen/font/cff/cff-index.ts'
import { readCharstring } from '../../../../src/screen/font/cff/read-charstring.ts'
import { fuzzed } from '../../../fuzzed.ts'
import { assemble, indexOf, viewOf } from './assemble.ts'

function indexFrom(charstrings: readonly string[]) {
  return readCffIndex(viewOf(indexOf(charstrings.map(assemble))), 0)
}

const none = indexFrom([])

function draw(charstring: string, { local = none, global = none } = {}) {
  return readCharstring(viewOf(assemble(charstring)), { local, global })
}

/** Corners only, as x y. */
function corners(charstring: string, subroutines = {}): string[] {
  return draw(charstring, subroutines).map((contour) =>
    contour.map(({ x, y }) => `${x} ${y}`).join(', '),
  )
}

test.each([
  ['rmoveto', '5 7 rmoveto 1 2 rlineto', '5 7, 6 9'],
  ['rmoveto with a width', '600 5 7 rmoveto 1 2 rlineto', '5 7, 6 9'],
  ['hmoveto', '5 hmoveto 1 2 rlineto', '5 0, 6 2'],
  ['hmoveto with a width', '600 5 hmoveto 1 2 rlineto', '5 0, 6 2'],
  ['vmoveto', '5 vmoveto 1 2 rlineto', '0 5, 1 7'],
  ['rlineto with several points', '0 hmoveto 1 2 3 4 rlineto', '0 0, 1 2, 4 6'],
  ['hlineto', '0 hmoveto 1 2 3 hlineto', '0 0, 1 0, 1 2, 4 2'],
  ['vlineto', '0 hmoveto 1 2 3 vlineto', '0 0, 0 1, 2 1, 2 4'],
  ['long numbers', '1131 -1131 rmoveto 2000 -2000 rlineto', '1131 -1131, 3131 -3131'],
  ['a fraction', '0 hmoveto 0.5 -0.25 rlineto', '0 0, 0.5 -0.25'],
  ['hints', '1 2 hstem 5 hmoveto 1 2 rlineto', '5 0, 6 2'],
  ['a mask', '1 2 hstemhm 3 4 hintmask #c0 5 hmoveto 1 2 rlineto', '5 0, 6 2'],
  [
    'a mask of two bytes',
    `${'1 1 '.repeat(9)}hstemhm hintmask #15 #0e 5 hmoveto 1 2 rlineto`,
    '5 0, 6 2',
  ],
  ['what follows endchar', '5 hmoveto 1 2 rlineto endchar 3 4 rlineto', '5 0, 6 2'],
])('readCharstring() reads %s', (_, charstring, expected) => {
  expect(corners(charstring)).toEqual([expected])
})

test('readCharstring() has a contour for each move', () => {
  expect(corners('0 hmoveto 1 hlineto 5 vmoveto 2 hlineto')).toEqual(['0 0, 1 0', '1 5, 3 5'])
})

test.each([
  ['callsubr', { local: indexFrom(['1 2 rlineto return']) }],
  ['callgsubr', { global: indexFrom(['1 2 rlineto return']) }],
])('readCharstring() goes on behind %s', (call, subroutines) => {
  const charstring = `0 hmoveto -107 ${call} 1 hlineto`
  expect(corners(charstring, subroutines)).toEqual(['0 0, 1 2, 2 2'])
})

test('readCharstring() ends where a subroutine ends the glyph', () => {
  const local = indexFrom(['1 2 rlineto endchar'])
  expect(corners('0 hmoveto -107 callsubr 1 hlineto', { local })).toEqual(['0 0, 1 2'])
})

test('readCharstring() has another bias where there are many subroutines', () => {
  const local = indexFrom(Array.from({ length: 1240 }, (_, at) => `${at} hlineto return`))
  expect(corners('0 hmoveto 9 callsubr', { local })).toEqual(['0 0, 1140 0'])
})

test.each([
  ['rcurveline', '10 20 30 40 50 60 7 8 rcurveline', '10 20 30 40 50 60 rrcurveto 7 8 rlineto'],
  ['rlinecurve', '7 8 10 20 30 40 50 60 rlinecurve', '7 8 rlineto 10 20 30 40 50 60 rrcurveto'],
  ['vvcurveto', '5 10 20 30 40 50 60 70 80 vvcurveto', '5 10 20 30 0 40 0 50 60 70 0 80 rrcurveto'],
  ['hhcurveto', '5 10 20 30 40 50 60 70 80 hhcurveto', '10 5 20 30 40 0 50 0 60 70 80 0 rrcurveto'],
  [
    'hvcurveto',
    '10 20 30 40 50 60 70 80 90 hvcurveto',
    '10 0 20 30 0 40 0 50 60 70 80 90 rrcurveto',
  ],
  ['vhcurveto', '10 20 30 40 50 vhcurveto', '0 10 20 30 40 50 rrcurveto'],
  ['hflex', '10 20 5 30 40 50 60 hflex', '10 0 20 5 30 0 40 0 50 -5 60 0 rrcurveto'],
  ['flex', '10 1 20 2 30 3 40 4 50 5 60 6 50 flex', '10 1 20 2 30 3 40 4 50 5 60 6 rrcurveto'],
  ['hflex1', '10 1 20 2 30 40 50 5 60 hflex1', '10 1 20 2 30 0 40 0 50 5 60 -8 rrcurveto'],
  [
    'flex1 across',
    '10 1 20 2 30 3 40 4 50 5 60 flex1',
    '10 1 20 2 30 3 40 4 50 5 60 -15 rrcurveto',
  ],
  [
    'flex1 upwards',
    '1 10 2 20 3 30 4 40 5 50 60 flex1',
    '1 10 2 20 3 30 4 40 5 50 -15 60 rrcurveto',
  ],
])('readCharstring() draws the curves of %s', (_, charstring, plain) => {
  expect(draw(`0 hmoveto ${charstring}`)).toEqual(draw(`0 hmoveto ${plain}`))
})

test('readCharstring() has curves that end where the cubic ones do', () => {
  expect(draw('0 hmoveto 100 0 100 100 0 300 rrcurveto')[0]?.at(-1)).toEqual({
    x: 200,
    y: 400,
    onCurve: true,
  })
})

test('readCharstring() stays near a cubic curve', () => {
  const [contour = []] = draw('0 hmoveto 0 400 400 0 0 -400 rrcurveto')
  // The top of the curve is at 3/4 of its control points' height.
  const top = Math.max(...contour.filter(({ onCurve }) => onCurve).map(({ y }) => y))
  expect(Math.abs(top - 300)).toBeLessThan(4)
  const middles = contour.flatMap(({ x, y, onCurve }, at) => {
    const [before, after] = [contour[at - 1], contour[at + 1]]
    if (onCurve || !before || !after) return []
    return [{ x: (before.x + 2 * x + after.x) / 4, y: (before.y + 2 * y + after.y) / 4 }]
  })
  for (const { x, y } of middles) expect(distanceTo({ x, y })).toBeLessThan(0.5)
})

/** From the cubic curve of the test above. */
function distanceTo(point: { readonly x: number; readonly y: number }): number {
  const distances = Array.from({ length: 4001 }, (_, step) => {
    const t = step / 4000
    const x = 400 * (3 * (1 - t) * t * t + t * t * t)
    const y = 400 * (3 * (1 - t) * (1 - t) * t + 3 * (1 - t) * t * t)
    return Math.hypot(point.x - x, point.y - y)
  })
  return Math.min(...distances)
}

test('readCharstring() gives up on a subroutine that calls itself', () => {
  const local = indexFrom(['-107 callsubr -107 callsubr'])
  expect(() => draw('-107 callsubr', { local })).toThrow(RangeError)
})

test('readCharstring() gives up on subroutines that call each other without end', () => {
  const calls = (at: number) => `${at - 107} callsubr `.repeat(40)
  const local = indexFrom(
    Array.from({ length: 9 }, (_, at) => `${calls(at + 1)}return`).concat('return'),
  )
  expect(() => draw('-107 callsubr', { local })).toThrow(RangeError)
})

test('readCharstring() gives up on points that are too far away', () => {
  expect(() => draw('30000 hmoveto 30000 hlineto')).toThrow(RangeError)
})

test('readCharstring() reads any bytes, or gives up with a RangeError', () => {
  const local = indexFrom(['1 2 rlineto return', '-107 callsubr -107 callsubr', '3 hlineto'])
  fc.assert(
    fc.property(fc.array(fc.nat(255), { maxLength: 200 }), (bytes) => {
      try {
        readCharstring(viewOf(bytes), { local, global: local })
      } catch (error) {
        expect(error).toBeInstanceOf(RangeError)
      }
    }),
    { numRuns: fuzzed(2000) },
  )
})
