import fc from 'fast-check'
import { expect, test } from 'vitest'

import { buildFont, type FontCharacter } from '../../../src/screen/font-file/build-font.ts'
import { readWoff2 } from '../../../src/screen/font-file/read-woff2.ts'
import { transformedOutlines } from '../../../src/screen/font-file/transformed-outlines.ts'
import { readCharacterMap } from '../../../src/screen/font/character-map.ts'
import type { Outline } from '../../../src/screen/font/outline.ts'

const face = { bold: false, italic: false, ascent: 1020, descent: -300, missing: [] }

function open(characters: readonly FontCharacter[]) {
  const tables = readWoff2(buildFont(characters, face))
  const table = (tag: string): DataView => tables.get(tag) ?? new DataView(new ArrayBuffer(0))
  const glyphOf = readCharacterMap(table('cmap'), 0)
  const outlineOf = transformedOutlines(table('glyf'))
  return {
    table,
    glyphOf,
    outlineOf: (codePoint: number): Outline => outlineOf(glyphOf(codePoint)),
  }
}

const coordinate = fc.integer({ min: -8000, max: 8000 })
const contour = fc.array(fc.record({ x: coordinate, y: coordinate, onCurve: fc.boolean() }), {
  minLength: 2,
  maxLength: 6,
})
const outline = fc.array(contour, { maxLength: 3 })
const codePoint = fc.oneof(
  fc.integer({ min: 0x20, max: 0x7e }),
  fc.integer({ min: 0xa0, max: 0xfffe }),
  fc.integer({ min: 0x10000, max: 0x10ffff }),
)
const someCharacters = fc
  .uniqueArray(codePoint, { minLength: 1, maxLength: 40 })
  .chain((codes) =>
    fc.tuple(
      ...codes
        .toSorted((one, other) => one - other)
        .map((code) => fc.record({ codePoint: fc.constant(code), advance: fc.nat(3000), outline })),
    ),
  )

test('every outline is read from the file as it was given', () => {
  fc.assert(
    fc.property(someCharacters, (characters) => {
      const font = open(characters)
      for (const character of characters)
        expect(font.outlineOf(character.codePoint)).toEqual(character.outline)
    }),
    { numRuns: 60 },
  )
})

test('what was not given has no glyph', () => {
  fc.assert(
    fc.property(someCharacters, codePoint, (characters, other) => {
      fc.pre(characters.every((character) => character.codePoint !== other))
      expect(open(characters).glyphOf(other)).toBe(0)
    }),
    { numRuns: 60 },
  )
})

test('the same characters give the same bytes', () => {
  const characters = [{ codePoint: 0x41, advance: 600, outline: [] }]
  expect(buildFont(characters, face)).toEqual(buildFont(characters, face))
})

test('a step of any size takes the form that it fits in', () => {
  const steps = [0, 1, 64, 65, 768, 769, 1279, 1280, 4095, 4096, 9000]
  const points = steps.flatMap((x) =>
    steps.flatMap((y) => [
      { x, y, onCurve: true },
      { x: 0, y: 0, onCurve: false },
    ]),
  )
  const font = open([{ codePoint: 0x41, advance: 600, outline: [points] }])
  expect(font.outlineOf(0x41)).toEqual([points])
})
