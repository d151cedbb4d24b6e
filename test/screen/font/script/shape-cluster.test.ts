import { expect, test } from 'vitest'

import type { Outline } from '../../../../src/screen/font/outline.ts'
import { openScriptFont } from '../../../../src/screen/font/script/open-script-font.ts'
import { scriptOf } from '../../../../src/screen/font/script/scripts.ts'
import { shapeCluster } from '../../../../src/screen/font/script/shape-cluster.ts'

function shape(text: string) {
  const codePoints = Array.from(text.normalize('NFC'), (character) => character.codePointAt(0) ?? 0)
  const script = scriptOf(codePoints[0] ?? 0)
  return script && shapeCluster(codePoints, openScriptFont(script, false), script.isRightToLeft)
}

/** The least and the most of x and y of all points: left, bottom, right, top. */
function boxOf(outline: Outline): number[] {
  const [xs, ys] = [outline.flat().map(({ x }) => x), outline.flat().map(({ y }) => y)]
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)]
}

// As HarfBuzz 12 (uharfbuzz 0.52) shapes them with the same fonts.
test.each([
  ['Hebrew points', 'שָׁ', 1229, [25, -348, 1200, 1505]],
  ['Arabic marks on marks', 'لَّ', 1200, [69, -357, 1193, 2205]],
  ['a Thai tone above a vowel', 'ที่', 609, [84, 0, 528, 1009]],
  ['a Thai tone above a circle', 'น้ำ', 1019, [81, -10, 938, 1009]],
  ['a vowel left of its consonant', 'हि', 790, [0, -142, 804, 896]],
  ['a Devanagari consonant without vowel', 'र्', 409, [0, -252, 541, 622]],
  ['marks above and below', 'कूँ', 768, [0, -274, 783, 896]],
  ['a Tamil vowel of two parts', 'கோ', 2185, [56, -12, 2168, 843]],
  ['a Bengali vowel left of its consonant', 'কি', 1073, [-10, 0, 1083, 896]],
  ['a Telugu vowel that is a mark with a width', 'కృ', 922, [18, -386, 920, 725]],
])('shapeCluster() places %s as HarfBuzz does', (_, text, advance, box) => {
  const shaped = shape(text)
  expect([shaped?.advance, boxOf(shaped?.outline ?? [])]).toEqual([advance, box])
})

test('shapeCluster() puts a mark without a letter into the middle of a place', () => {
  const { outline = [], advance = 0 } = shape('\u05b8') ?? {}
  const [left = 0, , right = 0] = boxOf(outline)
  expect((left + right) / 2).toBeCloseTo(advance / 2)
})

test('shapeCluster() gives what reaches far out of its place a larger one', () => {
  const { outline = [], advance = 0 } = shape('\ufdf2') ?? {}
  const [left = 0, , right = 0] = boxOf(outline)
  expect([left >= 0, right <= advance]).toEqual([true, true])
})

test('shapeCluster() leaves out a mark that the font lacks', () => {
  expect(shape('א\u20dd')).toEqual(shape('א'))
})

test('shapeCluster() is null for a letter that the font lacks', () => {
  expect(shape('\u0378')).toBeNull()
  expect(shape('\u0e7f')).toBeNull()
})
