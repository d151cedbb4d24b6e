import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

import fc from 'fast-check'
import { expect, test } from 'vitest'

import { bundledFont } from '../../../../src/screen/font/bundled-font.ts'
import { readFontTables } from '../../../../src/screen/font/font-tables.ts'
import { readSubstitutions } from '../../../../src/screen/font/substitution/read-substitutions.ts'
import { fuzzed } from '../../../fuzzed.ts'

const words = (...values: readonly number[]): number[] =>
  values.flatMap((value) => [(value >> 8) & 255, value & 255])

/** A coverage table of each format. */
const listed = (...glyphs: readonly number[]) => words(1, glyphs.length, ...glyphs)
const ranged = (first: number, last: number) => words(2, 1, first, last, 0)

/** Words, and tables that stand behind them, each with its offset in its place. */
function layOut(fields: readonly (number | readonly number[])[]): number[] {
  let at = fields.length * 2
  const head = fields.map((field) => {
    if (typeof field === 'number') return field
    at += field.length
    return at - field.length
  })
  return [...words(...head), ...fields.flatMap((field) => (typeof field === 'number' ? [] : field))]
}

const distance = (by: number, coverage: readonly number[]) => layOut([1, coverage, by])

/** One ligature of the glyphs 10 and `rest`. */
function ligature(glyph: number, ...rest: readonly number[]): number[] {
  return layOut([1, listed(10), 1, layOut([1, words(glyph, rest.length + 1, ...rest)])])
}

type Glyphs = readonly number[]

/** Classes of the glyphs 8 to 12: each is alone in the class that is its number less 7. */
const classes = words(1, 8, 5, 1, 2, 3, 4, 5)
const rangedClasses = words(
  2,
  5,
  ...[8, 9, 10, 11, 12].flatMap((glyph) => [glyph, glyph, glyph - 7]),
)
const classOf = (glyph: number) => glyph - 7

/** For lookup kinds of contexts: rules that apply lookup 1 to the first glyph of the input. */
const contexts = {
  '6.1': (before: Glyphs, input: Glyphs, behind: Glyphs) => {
    const [first = 0, ...rest] = input
    const sides = [before.length, ...before, input.length, ...rest, behind.length, ...behind]
    return layOut([1, listed(first), 1, layOut([1, words(...sides, 1, 0, 1)])])
  },
  '6.2': (before: Glyphs, input: Glyphs, behind: Glyphs) => {
    const [first = 0, ...rest] = input
    const [b, r, a] = [before, rest, behind].map((glyphs) => glyphs.map(classOf))
    const sides = [
      before.length,
      ...(b ?? []),
      input.length,
      ...(r ?? []),
      behind.length,
      ...(a ?? []),
    ]
    const set = layOut([1, words(...sides, 1, 0, 1)])
    const sets = Array.from({ length: 6 }, (_, number) => (number === classOf(first) ? set : 0))
    return layOut([2, listed(first), classes, rangedClasses, classes, 6, ...sets])
  },
  '6.3': (before: Glyphs, input: Glyphs, behind: Glyphs) => {
    const sides = [before, input, behind].flatMap((glyphs) => [
      glyphs.length,
      ...glyphs.map((glyph) => listed(glyph)),
    ])
    return layOut([3, ...sides, 1, 0, 1])
  },
}

const plainContexts = {
  '5.1': ([first = 0, ...rest]: Glyphs) =>
    layOut([1, listed(first), 1, layOut([1, words(rest.length + 1, 1, ...rest, 0, 1)])]),
  '5.2': ([first = 0, ...rest]: Glyphs) => {
    const set = layOut([1, words(rest.length + 1, 1, ...rest.map(classOf), 0, 1)])
    const sets = Array.from({ length: 6 }, (_, number) => (number === classOf(first) ? set : 0))
    return layOut([2, listed(first), rangedClasses, 6, ...sets])
  },
  '5.3': (input: Glyphs) =>
    layOut([3, input.length, 1, ...input.map((glyph) => listed(glyph)), 0, 1]),
}

type Lookup = readonly [type: number, rule: readonly number[]]

/** A table whose feature calt has the first lookup. */
function tableOf(lookups: readonly Lookup[], { script = 'latn', feature = 'calt' } = {}): DataView {
  const tag = (text: string) => Array.from(text, (letter) => letter.charCodeAt(0))
  const scripts = [
    ...words(1),
    ...tag(script),
    ...words(8),
    ...words(4, 0),
    ...words(0, 0xffff, 1, 0),
  ]
  const features = [...words(1), ...tag(feature), ...words(8), ...words(0, 1, 0)]
  const list = layOut([
    lookups.length,
    ...lookups.map(([type, rule]) => [...words(type, 0, 1, 8), ...rule]),
  ])
  const head = words(1, 0, 10, 10 + scripts.length, 10 + scripts.length + features.length)
  return new DataView(Uint8Array.from([...head, ...scripts, ...features, ...list]).buffer)
}

function apply(lookups: readonly Lookup[], glyphs: readonly number[], given = {}): string {
  const { apply: change } = readSubstitutions(tableOf(lookups, given))
  return change(glyphs)
    .map(({ glyph, index }) => `${glyph}@${index}`)
    .join(' ')
}

test.each([
  ['at a distance', [1, distance(5, listed(10, 20))] as const, '15@0 11@1 25@2'],
  ['in a range of glyphs', [1, distance(-1, ranged(10, 11))] as const, '9@0 10@1 20@2'],
  ['by a list', [1, layOut([2, listed(10, 20), 2, 70, 80])] as const, '70@0 11@1 80@2'],
  [
    'by a lookup that is elsewhere',
    [7, [...words(1, 1, 0, 8), ...distance(5, listed(11))]] as const,
    '10@0 16@1 20@2',
  ],
])('apply() replaces glyphs %s', (_, lookup, expected) => {
  expect(apply([lookup], [10, 11, 20])).toBe(expected)
})

test('apply() puts one glyph at the place of several', () => {
  expect(apply([[4, ligature(90, 11, 12)]], [9, 10, 11, 12, 10, 11])).toBe('9@0 90@1 10@4 11@5')
})

const more: Lookup = [1, distance(100, listed(10))]

for (const [kind, context] of Object.entries(contexts)) {
  test.each([
    ['where the glyphs are', [context([], [10, 11], []), [10, 11, 10]], '110@0 11@1 10@2'],
    ['where a glyph is before', [context([9], [10], []), [10, 9, 10]], '10@0 9@1 110@2'],
    [
      'where glyphs are before, the nearest first',
      [context([9, 8], [10], []), [9, 8, 10, 8, 9, 10]],
      '9@0 8@1 10@2 8@3 9@4 110@5',
    ],
    ['where a glyph is behind', [context([], [10], [12]), [10, 10, 12]], '10@0 110@1 12@2'],
    ['behind the glyphs of a rule', [context([], [10, 10], []), [10, 10, 10]], '110@0 10@1 10@2'],
  ] as const)(`apply() follows a rule of kind ${kind} %s`, (_, [rule, glyphs], expected) => {
    expect(apply([[6, rule], more], glyphs)).toBe(expected)
  })

  test(`looksAt() tells the glyphs that rules of kind ${kind} name`, () => {
    const { looksAt } = readSubstitutions(tableOf([[6, context([9], [10], [12])], more]))
    expect([7, 9, 10, 12, 13].map(looksAt)).toEqual([false, true, true, true, false])
  })
}

test.each(Object.entries(plainContexts))(
  'apply() follows a rule of kind %s where the glyphs are',
  (_, context) => {
    expect(apply([[5, context([10, 11])], more], [10, 11, 10])).toBe('110@0 11@1 10@2')
  },
)

test.each([
  ['a feature that is not meant to be on', { feature: 'zero' }],
  ['another script', { script: 'hang' }],
])('apply() changes nothing for %s', (_, given) => {
  expect(apply([[1, distance(5, listed(10))]], [10], given)).toBe('10@0')
})

test('apply() passes over lookups of other types', () => {
  expect(apply([[2, words(1, 6, 0)]], [10])).toBe('10@0')
})

test('apply() gives up on a rule that applies itself', () => {
  const rule = contexts['6.3']([], [10], [])
  const table = tableOf([
    [6, rule],
    [6, rule],
  ])
  expect(() => readSubstitutions(table).apply([10])).toThrow(RangeError)
})

const { font } = bundledFont.load({ bold: false, italic: false })

/** How many glyphs of a text become others. */
function changes(text: string): number {
  const glyphs = Array.from(text, (letter) => font.glyphOf(letter.codePointAt(0) ?? 0))
  const changed = font.substitutions()?.apply(glyphs) ?? []
  return changed.filter(({ glyph, index }) => glyph !== glyphs[index]).length
}

test.each(['->', '!=', '=>', '===', '|>', '<=', '::', '<!--', '-->'])(
  'the bundled font has a ligature for %s',
  (text) => {
    expect(changes(text)).toBeGreaterThan(0)
  },
)

test.each(['ab', '- >', '=', '(-', '===='])('the bundled font has no ligature for %s', (text) => {
  expect(changes(text)).toBe(0)
})

test('a damaged table is read as well as it can be, or gives a RangeError', () => {
  const path = '@expo-google-fonts/jetbrains-mono/400Regular/JetBrainsMono_400Regular.ttf'
  const bytes = readFileSync(createRequire(import.meta.url).resolve(path))
  const gsub = bytes.subarray(readFontTables(bytes, 0).at('GSUB')).subarray(0, 60_000)
  const damage = fc.array(fc.tuple(fc.nat(gsub.length - 1), fc.nat(255)), { maxLength: 300 })
  fc.assert(
    fc.property(damage, fc.array(fc.nat(1200), { maxLength: 20 }), (places, glyphs) => {
      const damaged = Uint8Array.from(gsub)
      for (const [at, byte] of places) damaged[at] = byte
      try {
        const { apply: change } = readSubstitutions(new DataView(damaged.buffer))
        expect(change(glyphs).length).toBeLessThanOrEqual(glyphs.length)
      } catch (error) {
        expect(error).toBeInstanceOf(RangeError)
      }
    }),
    { numRuns: fuzzed(100) },
  )
})
