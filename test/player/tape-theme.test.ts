import { expect, test } from 'vitest'

import { tapeTheme } from '../../src/player/tape-theme.ts'

test('what a theme in a tape leaves out is as in the terminal that VHS uses', async () => {
  const theme = await tapeTheme('{ "background": "#171717", "red": "" }')
  expect([theme.background, theme.foreground, theme.cursor, theme.palette[1]]).toEqual([
    '#171717',
    '#ffffff',
    '#ffffff',
    '#cc0000',
  ])
})

test('a colour of a theme in a tape that is none is a mistake', async () => {
  await expect(tapeTheme('{ "background": "dark" }')).rejects.toThrow('no valid background')
})
