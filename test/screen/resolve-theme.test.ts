import { readFileSync } from 'node:fs'

import { expect, test } from 'vitest'

import { resolveTheme, themeNames } from '../../src/screen/resolve-theme.ts'

const names = await themeNames()

test('themeNames() has the themes of other authors sorted', () => {
  const others = names.slice(4)
  expect(others).toEqual(others.toSorted())
})

/** Eight colours and their bright forms, as VHS writes a theme into a tape. */
const inline = {
  name: 'Mine',
  background: '#ffffff',
  foreground: '#000000',
  ...Object.fromEntries(
    ['black', 'red', 'green', 'yellow', 'blue', 'magenta', 'cyan', 'white'].flatMap((key, at) => [
      [key, `#00000${at}`],
      [`bright${key[0]?.toUpperCase()}${key.slice(1)}`, `#10000${at}`],
    ]),
  ),
}

test('themeNames() begins with our own themes', () => {
  expect(names.slice(0, 4)).toEqual(['runbook-contrast', 'runbook-dark', 'runbook-light', 'vhs'])
})

test('themeNames() has each name once', () => {
  expect(new Set(names).size).toBe(names.length)
})

test('resolveTheme() finds a theme by each name that is listed', async () => {
  const themes = await Promise.all(names.map((name) => resolveTheme(name)))
  expect(themes.map(({ name }) => name)).toEqual(names)
})

test('resolveTheme() knows all names that VHS has', async () => {
  const list = new URL('../fixtures/themes/names-of-vhs.txt', import.meta.url)
  const listed = readFileSync(list, 'utf8').trimEnd().split('\n')
  const found = await Promise.all(listed.map(resolveTheme))
  expect(found.map(({ palette }) => palette.length)).toEqual(Array.from({ length: 348 }, () => 16))
})

test.each(['TokyoNight', 'tokyo-night', 'Tokyo Night'])(
  'resolveTheme() has for %s the ground that VHS has',
  async (name) => {
    expect((await resolveTheme(name)).background).toBe('#16161e')
  },
)

test('resolveTheme() has for a name of the collection the colours that it has there', async () => {
  expect((await resolveTheme('tokyonight')).background).toBe('#1a1b26')
})

test.each(['Catppuccin Mocha', 'catppuccin-mocha', 'CATPPUCCIN MOCHA'])(
  'resolveTheme() finds one theme under the name %s',
  async (name) => {
    expect((await resolveTheme(name)).name).toBe('catppuccin-mocha')
  },
)

test('resolveTheme() tells a light theme from a dark one', async () => {
  const [light, dark] = await Promise.all(['3024 Day', '3024 Night'].map(resolveTheme))
  expect([light?.dark, dark?.dark]).toEqual([false, true])
})

test('resolveTheme() reads a theme that is written out', async () => {
  const theme = await resolveTheme(JSON.stringify(inline))
  expect(theme).toMatchObject({ name: 'Mine', dark: false, background: '#ffffff' })
  expect(theme.palette.slice(7, 10)).toEqual(['#000007', '#100000', '#100001'])
})

test('resolveTheme() draws the cursor of a written theme in its text colours', async () => {
  const theme = await resolveTheme(JSON.stringify(inline))
  expect([theme.cursor, theme.cursorText]).toEqual(['#000000', '#ffffff'])
})

test.each([
  ['misses a colour', { ...inline, cyan: undefined }, 'cyan'],
  ['has a colour that is no #rrggbb', { ...inline, foreground: 'white' }, 'foreground'],
  ['has a cursor that is no #rrggbb', { ...inline, cursor: '#ff' }, 'cursor'],
])('resolveTheme() refuses a written theme that %s', async (_, theme, key) => {
  await expect(resolveTheme(JSON.stringify(theme))).rejects.toThrow(`has no valid ${key}`)
})

test('resolveTheme() refuses a written theme that is not JSON', async () => {
  await expect(resolveTheme('{background: red}')).rejects.toThrow('is not JSON')
})

test('resolveTheme() names a theme that has all words of one that there is not', async () => {
  await expect(resolveTheme('HalfLight')).rejects.toMatchObject({
    hint: expect.stringContaining('Did you mean OneHalfLight?') as string,
  })
})

test('resolveTheme() names the nearest theme when there is none', async () => {
  await expect(resolveTheme('runbook-drak')).rejects.toMatchObject({
    code: 'E_THEME',
    hint: expect.stringContaining('Did you mean runbook-dark?') as string,
  })
})

test('resolveTheme() does not leave the folder of themes', async () => {
  await expect(resolveTheme('../package')).rejects.toMatchObject({ code: 'E_THEME' })
})
