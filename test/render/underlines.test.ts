import { expect, test } from 'vitest'

import { completeLooks } from '../../src/render/looks.ts'
import { renderPng } from '../../src/render/render-png.ts'
import { resolveTheme } from '../../src/screen/resolve-theme.ts'
import { castOf } from '../screen/cast-of.ts'
import { decodePng } from './decode-png.ts'

const theme = await resolveTheme('runbook-dark')

function colors(text: string): Set<number> {
  const recording = castOf({ cols: 4, rows: 1 }, [[0, `\u001b[?25l${text}`]])
  const time = { fpsCap: 50, idleLimitMs: 0, lastFrameMs: 0, atMs: 0 }
  return new Set(
    decodePng(
      renderPng(recording, { ...completeLooks({}), ...time, theme, lightTheme: null, comment: '' }),
    ).pixels,
  )
}

test('an underline has its own colour, and the text keeps its', () => {
  const shown = colors('\u001b[31;4;58:2::0:255:0mH')
  expect([shown.has(0x00ff00), shown.has(0xf2797f)]).toEqual([true, true])
})

test('an underline of its own colour has soft edges', () => {
  expect(colors('\u001b[4:3;58:2::0:255:0m ').size).toBeGreaterThan(2)
})

test('an underline without a colour has that of the text', () => {
  expect(colors('\u001b[31;4m ')).toEqual(new Set([0x14171f, 0xf2797f]))
})

test('hidden text hides its coloured underline', () => {
  expect(colors('\u001b[8;4;58:2::0:255:0mH')).toEqual(new Set([0x14171f]))
})
