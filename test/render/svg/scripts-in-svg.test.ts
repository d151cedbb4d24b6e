import { expect, test } from 'vitest'

import { filmOf } from '../../../src/render/film.ts'
import type { AnimationOptions } from '../../../src/render/render-options.ts'
import { renderSvg } from '../../../src/render/svg/render-svg.ts'
import { castOf } from '../../screen/cast-of.ts'
import { embeddedCharacters } from './embedded-characters.ts'
import { svgOptions } from './svg-options.ts'

function svgOf(text: string, given: Partial<AnimationOptions> = {}): string {
  const all = { ...svgOptions, ...given }
  return renderSvg(filmOf(castOf({ cols: 20, rows: 2 }, [[0, text]]), all), all)
}

const still = (text: string) => svgOf(`\u001b[?25l${text}`)

test.each(['שלום', 'سلام', 'ไทย', 'कमल', 'ქართ'])(
  'the embedded font has the letters of %s',
  (text) => {
    const letters = Array.from(new Set(text)).toSorted().join('')
    expect(embeddedCharacters(still(text))).toBe(` ${letters}`)
  },
)

test.each([
  ['a vowel left of its consonant', 'हि', 'c939-93f'],
  ['marks above a letter', 'ที่', 'ce17-e35-e48'],
  ['points', 'שָׁ', 'c5e9-5b8-5c1'],
  ['a ligature in one character', 'ﻻ', 'cfefb'],
])('a letter with %s is drawn, and its text is there to be copied', (_, text, id) => {
  const svg = still(`a${text}b`)
  expect(svg).toContain(`<path id="${id}" d="M`)
  expect(svg).toContain(`<use href="#${id}" x="6" class="c0"/>`)
  expect(svg).toMatch(new RegExp(`<tspan x="6" class="n">${text}</tspan>`))
})

test('a bold letter with marks is drawn apart from the plain one', () => {
  const svg = still('हि\u001b[1mहि\u001b[3mहि')
  expect(Array.from(svg.matchAll(/<path id="(c[^"]*)"/g), ([, id]) => id)).toEqual([
    'c939-93f',
    'c939-93f-b',
    'c939-93f-bi',
  ])
})

test('a letter with marks under the cursor is drawn too', () => {
  expect(svgOf('हि\r')).toMatch(/aria-hidden="true">.*<use href="#c939-93f" class="c\d"\/>/)
})

test('a letter with marks is text where the viewer’s fonts are used', () => {
  expect(svgOf('हि', { embedFont: false })).not.toContain('<use')
})
