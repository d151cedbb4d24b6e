import { expect, test } from 'vitest'

import type { CastHeader } from '../../src/cast/asciicast.ts'
import { castTheme } from '../../src/render/cast-theme.ts'
import { resolveTheme } from '../../src/screen/resolve-theme.ts'
import { castOf } from '../screen/cast-of.ts'

const { header } = castOf({ cols: 2, rows: 1 }, [])
const eight = Array.from({ length: 8 }, (_, at) => `#0000${at}0`)
const light = { foreground: '#101010', background: '#fefefe', palette: eight }

const themeOf = (theme: CastHeader['theme']) => castTheme({ ...header, theme })

test('castTheme() of a recording without colours is our own dark theme', async () => {
  expect((await themeOf(null)).name).toBe('runbook-dark')
})

test('castTheme() knows our own themes by their colours, cursor included', async () => {
  const own = await resolveTheme('runbook-light')
  const { foreground, background, palette } = own
  expect(await themeOf({ foreground, background, palette })).toEqual(own)
})

test('castTheme() takes eight colours for the bright ones, too', async () => {
  expect((await themeOf(light)).palette).toEqual([...eight, ...eight])
})

test('castTheme() draws the cursor in the colour of the text', async () => {
  expect(await themeOf(light)).toMatchObject({ cursor: '#101010', cursorText: '#fefefe' })
})

test('castTheme() tells light colours from dark ones', async () => {
  const dark = { ...light, foreground: light.background, background: light.foreground }
  expect([(await themeOf(light)).dark, (await themeOf(dark)).dark]).toEqual([false, true])
})
