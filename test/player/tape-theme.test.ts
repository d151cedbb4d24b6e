import { expect, test } from 'vitest'

import { tapeTheme, unreadColors } from '../../src/player/tape-theme.ts'

test('what a theme in a tape leaves out is as in the terminal that VHS uses', async () => {
  const theme = await tapeTheme('{ "background": "#171717", "red": "" }')
  expect([theme.background, theme.foreground, theme.cursor, theme.palette[1]]).toEqual([
    '#171717',
    '#ffffff',
    '#ffffff',
    '#cc0000',
  ])
})

/** A colour as a tape may write it, and what it is. */
const colors: readonly (readonly [string, string])[] = [
  ['#2D2DFI', '#2e3436'],
  ['dark', '#2e3436'],
  ['#1ab', '#11aabb'],
  ['#1ab8', '#11aabb'],
  ['#1a2b3c80', '#1a2b3c'],
]

for (const [written, color] of colors) {
  test(`black that is written ${written} is ${color}`, async () => {
    const { palette } = await tapeTheme(JSON.stringify({ black: written }))
    expect(palette[0]).toBe(color)
  })
}

test('a theme in a tape that is no object of texts is a mistake', async () => {
  await expect(tapeTheme('{ "background": 5 }')).rejects.toThrow('no valid background')
})

test('colours of a theme in a tape that cannot be read are known', () => {
  expect(unreadColors('{ "name": "x", "red": "#f00", "black": "#2D2DFI", "blue": "" }')).toEqual([
    'black',
  ])
})
