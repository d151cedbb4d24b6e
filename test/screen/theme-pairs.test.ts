import { expect, test } from 'vitest'

import { counterpart, resolveTheme, themeNames } from '../../src/screen/resolve-theme.ts'
import { themePairs } from '../../src/screen/theme-pairs.ts'

test.for([
  ['runbook-dark', 'runbook-light'],
  ['GruvboxDark', 'Gruvbox Light'],
  ['3024 Night', '3024 Day'],
  ['Tomorrow Night', 'Tomorrow'],
  ['nord', 'nord-light'],
  ['catppuccin-mocha', 'catppuccin-latte'],
  ['rose-pine', 'rose-pine-dawn'],
  ['Sonoran Gothic', 'Sonoran Sunrise'],
  ['TokyoNight', 'TokyoNightLight'],
  ['tokyonight', 'tokyonight-day'],
])('%s and %s are a pair in both directions', async ([dark = '', light = '']) => {
  expect((await counterpart(await resolveTheme(dark)))?.name).toBe(light)
  expect((await counterpart(await resolveTheme(light)))?.name).toBe(dark)
})

test('a theme without a light form has no counterpart', async () => {
  expect(await counterpart(await resolveTheme('Dracula'))).toBeNull()
})

test('a pair is a dark theme and a light one', async () => {
  const themes = await Promise.all((await themeNames()).map(resolveTheme))
  const isDark = new Map(themes.map(({ name, dark }) => [name, dark]))
  const alike = [...themePairs(themes)].filter(([a, b]) => isDark.get(a) === isDark.get(b))
  expect(alike).toEqual([])
})
