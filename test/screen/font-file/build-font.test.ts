import fc from 'fast-check'
import { expect, test } from 'vitest'

import { readLigatures } from '../../../src/screen/emoji/ligatures.ts'
import {
  buildFont,
  type FontCharacter,
  type FontLigature,
} from '../../../src/screen/font-file/build-font.ts'
import { readWoff2 } from '../../../src/screen/font-file/read-woff2.ts'
import { transformedOutlines } from '../../../src/screen/font-file/transformed-outlines.ts'
import { readCharacterMap } from '../../../src/screen/font/character-map.ts'
import type { Outline } from '../../../src/screen/font/outline.ts'
import { fuzzed } from '../../fuzzed.ts'

const face = { bold: false, italic: false, ascent: 1020, descent: -300, missing: [] }

function open(characters: readonly FontCharacter[], ligatures: readonly FontLigature[] = []) {
  const tables = readWoff2(buildFont(characters, ligatures, face))
  const table = (tag: string): DataView => tables.get(tag) ?? new DataView(new ArrayBuffer(0))
  const glyphOf = readCharacterMap(table('cmap'), 0)
  const outlineOf = transformedOutlines(table('glyf'))
  return {
    table,
    glyphOf,
    glyphOutline: outlineOf,
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
    { numRuns: fuzzed(60) },
  )
})

test('what was not given has no glyph', () => {
  fc.assert(
    fc.property(someCharacters, codePoint, (characters, other) => {
      fc.pre(characters.every((character) => character.codePoint !== other))
      expect(open(characters).glyphOf(other)).toBe(0)
    }),
    { numRuns: fuzzed(60) },
  )
})

test('the same characters give the same bytes', () => {
  const characters = [{ codePoint: 0x41, advance: 600, outline: [] }]
  expect(buildFont(characters, [], face)).toEqual(buildFont(characters, [], face))
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

const square = (side: number): Outline => [
  [
    { x: 0, y: 0, onCurve: true },
    { x: side, y: 0, onCurve: true },
    { x: side, y: side, onCurve: true },
  ],
]

test('a ligature has an outline of its own, and the longest one counts', () => {
  const characters = Array.from('-=>', (letter) => ({
    codePoint: letter.codePointAt(0) ?? 0,
    advance: 600,
    outline: square(10),
  }))
  const ligatures = ['->', '-->', '=>'].map((text) => ({
    codePoints: Array.from(text, (letter) => letter.codePointAt(0) ?? 0),
    advance: 600 * text.length,
    outline: square(600 * text.length),
  }))
  const { table, glyphOf, glyphOutline } = open(characters, ligatures)
  const rules = readLigatures(table('GSUB')).get(glyphOf(0x2d)) ?? []
  const found = rules.map(({ rest, glyph }) => [rest, glyphOutline(glyph)])
  expect(found).toEqual([
    [[glyphOf(0x2d), glyphOf(0x3e)], square(1800)],
    [[glyphOf(0x3e)], square(1200)],
  ])
})

test('more ligatures than a table can hold are left out, not mixed up', () => {
  const codes = Array.from({ length: 200 }, (_, at) => 0x4e00 + at)
  const characters = codes.map((codePoint) => ({ codePoint, advance: 600, outline: [] }))
  const ligatures = Array.from({ length: 6000 }, (_, at) => ({
    codePoints: [codes[at % 200] ?? 0, codes[Math.floor(at / 200)] ?? 0, codes[at % 7] ?? 0],
    advance: 1800,
    outline: [],
  }))
  const rules = [...readLigatures(open(characters, ligatures).table('GSUB')).values()].flat()
  expect(rules.length).toBeGreaterThan(1000)
  expect(rules.every(({ rest, glyph }) => rest.length === 2 && glyph > 200)).toBe(true)
})

test('a font without ligatures has no table for them', () => {
  expect(open([{ codePoint: 0x41, advance: 600, outline: [] }]).table('GSUB').byteLength).toBe(0)
})
