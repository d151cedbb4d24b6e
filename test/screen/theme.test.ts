import { expect, test } from 'vitest'

import { ownThemeNames, resolveTheme, themeNames } from '../../src/screen/resolve-theme.ts'
import { parseTheme } from '../../src/screen/theme.ts'

// Those of other authors are as they are.
const names = (await ownThemeNames()).filter((name) => name.startsWith('runbook-'))

test.each(await themeNames())('resolveTheme() reads %s, which says who drew it', async (name) => {
  expect((await resolveTheme(name)).credit).not.toBe('')
})

test.each(names)('%s has text that can be read (WCAG 2.2, 1.4.3: 4.5 to 1)', async (name) => {
  const theme = await resolveTheme(name)
  expect(contrast(theme.foreground, theme.background)).toBeGreaterThan(4.5)
})

// Black on a dark ground is meant to be faint.
test.each(names)(
  '%s has colours 1 to 15 that can be read (WCAG 2.2, 1.4.11: 3 to 1)',
  async (name) => {
    const { palette, background } = await resolveTheme(name)
    expect(
      Math.min(...palette.slice(1).map((color) => contrast(color, background))),
    ).toBeGreaterThan(3)
  },
)

test.each([
  ['a palette of 15 colours', { palette: Array.from({ length: 15 }, () => '#000000') }, 'palette'],
  ['a colour that is no #rrggbb', { cursor: 'red' }, 'cursor'],
  ['no credit', { credit: undefined }, 'credit'],
  ['a name that is no text', { name: 1 }, 'name'],
])('parseTheme() refuses %s', async (_, change, key) => {
  const text = JSON.stringify({ ...(await resolveTheme('runbook-dark')), ...change })
  expect(() => parseTheme('mine', text)).toThrow(`theme mine has no valid ${key}`)
})

test('parseTheme() refuses text that is not JSON', () => {
  expect(() => parseTheme('mine', '{')).toThrow('theme mine is not JSON')
})

/** Contrast of two colours (WCAG 2.2, "contrast ratio"). */
function contrast(one: string, other: string): number {
  const [low, high] = [luminance(one), luminance(other)].toSorted((a, b) => a - b) as [
    number,
    number,
  ]
  return (high + 0.05) / (low + 0.05)
}

function luminance(color: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(color.slice(at, at + 2), 16) / 255
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4
  }) as [number, number, number]
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
