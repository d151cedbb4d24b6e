import { expect, test } from 'vitest'

import { blend, inkOf, themeColors } from '../../src/render/colors.ts'
import type { Style } from '../../src/screen/cell.ts'
import { resolveTheme } from '../../src/screen/resolve-theme.ts'

const theme = {
  ...(await resolveTheme('runbook-dark')),
  foreground: '#c0c0c0',
  background: '#000000',
}
const colors = themeColors(theme, false)
const plain: Style = {
  foreground: { kind: 'default' },
  background: { kind: 'default' },
  bold: false,
  dim: false,
  italic: false,
  underline: 'none',
  underlineColor: { kind: 'default' },
  link: '',
  inverse: false,
  strike: false,
  overline: false,
  hidden: false,
}

test.each([
  [16, 0x000000],
  [21, 0x0000ff],
  [208, 0xff8700],
  [231, 0xffffff],
  [232, 0x080808],
  [255, 0xeeeeee],
])('themeColors() gives colour %d as xterm does', (index, color) => {
  expect(colors.indexed[index]).toBe(color)
})

test('themeColors() has 256 indexed colours', () => {
  expect(colors.indexed).toHaveLength(256)
})

test('inkOf() takes defaults from the theme', () => {
  expect(inkOf(plain, colors)).toMatchObject({ foreground: 0xc0c0c0, background: 0x000000 })
})

test('inkOf() swaps defaults when inverse', () => {
  expect(inkOf({ ...plain, inverse: true }, colors)).toMatchObject({
    foreground: 0x000000,
    background: 0xc0c0c0,
  })
})

test('inkOf() brings dim text nearer to its ground', () => {
  expect(inkOf({ ...plain, dim: true }, colors)).toMatchObject({
    foreground: 0x737373,
    background: 0x000000,
  })
})

test('inkOf() makes hidden text the colour of its ground', () => {
  const style: Style = { ...plain, hidden: true, background: { kind: 'rgb', value: 0x123456 } }
  expect(inkOf(style, colors)).toMatchObject({ foreground: 0x123456, background: 0x123456 })
})

test('blend() is each end at its end', () => {
  expect([blend(0x123456, 0xfedcba, 0), blend(0x123456, 0xfedcba, 1)]).toEqual([0x123456, 0xfedcba])
})

const red = { kind: 'indexed', index: 1 } as const
const bold: Style = { ...plain, bold: true }

test.each<[string, Style, { readonly foreground: number; readonly background: number }]>([
  ['bold text', { ...bold, foreground: red }, { foreground: 9, background: -1 }],
  ['plain text', { ...plain, foreground: red }, { foreground: 1, background: -1 }],
  ['bold text of the default colour', bold, { foreground: -2, background: -1 }],
  [
    'bold text in a bright colour',
    { ...bold, foreground: { kind: 'indexed', index: 12 } },
    { foreground: 12, background: -1 },
  ],
  [
    'inverse bold text, of its ground',
    { ...bold, background: red, inverse: true },
    { foreground: 9, background: -2 },
  ],
])('inkOf() where bold is bright: %s', (_, style, expected) => {
  const shown = { ...themeColors(theme, true), foreground: -2, background: -1 }
  const indexed = shown.indexed.map((__, index) => index)
  expect(inkOf(style, { ...shown, indexed })).toMatchObject(expected)
})

test('inkOf() leaves the colours of bold text where bold is not bright', () => {
  expect(inkOf({ ...bold, foreground: red }, colors).foreground).toBe(colors.indexed[1])
})
