import fc from 'fast-check'
import { expect, test } from 'vitest'

import { themeColors } from '../../src/render/colors.ts'
import { createLayOut } from '../../src/render/lay-out.ts'
import { defaultLooks } from '../../src/render/looks.ts'
import { createTiles } from '../../src/render/tiles.ts'
import { cellMetrics } from '../../src/screen/glyph/cell-metrics.ts'
import { createLigatures } from '../../src/screen/glyph/ligatures.ts'
import { openScreen } from '../../src/screen/open-screen.ts'
import { resolveTheme } from '../../src/screen/resolve-theme.ts'
import { fuzzed } from '../fuzzed.ts'

const size = { cols: 10, rows: 4 }
const tiles = createTiles(
  cellMetrics({ ...defaultLooks, fontSize: 8 }),
  themeColors(await resolveTheme('runbook-dark'), false),
)
const options = { ...size, join: createLigatures(null) }

/** Narrow and wide text, what puts one over a half of the other, and what moves and scrolls. */
const piece = fc.constantFrom(
  'a',
  'bc',
  '한',
  '한글',
  '\r',
  '\b',
  '\r\n',
  ...'31m m H 2;3H K P 2P @ X 2X L M S T ?25l ?25h'.split(' ').map((end) => `\u001b[${end}`),
)
const writes = fc.array(
  fc.array(piece, { maxLength: 4 }).map((parts) => parts.join('')),
  { maxLength: 20 },
)

test('a screen is laid out the same whatever was laid out before', () => {
  fc.assert(
    fc.property(writes, (all) => {
      const screen = openScreen(size)
      const layOut = createLayOut(tiles, options)
      for (const data of all) {
        screen.write(data)
        const shown = screen.snapshot()
        const alone = createLayOut(tiles, options)(shown)
        expect(layOut(shown).map((row) => row.tiles)).toEqual(alone.map((row) => row.tiles))
      }
    }),
    { numRuns: fuzzed(100) },
  )
})

test('rows that look alike are the same object', () => {
  const screen = openScreen(size)
  screen.write('\u001b[?25lone\r\ntwo\r\none')
  const [first, second, third] = createLayOut(tiles, options)(screen.snapshot())
  expect([first === third, first === second]).toEqual([true, false])
})

test('a terminal that is smaller than its canvas leaves blank rows', () => {
  const screen = openScreen({ cols: 4, rows: 2 })
  screen.write('\u001b[?25lab')
  const rows = createLayOut(tiles, options)(screen.snapshot())
  expect(rows.map(({ id }) => id === 0)).toEqual([false, true, true, true])
})

test.each([
  ['nothing else changed', 'abc', '한bc'],
  ['more changed behind it', 'abc', '한bd'],
])('a cell that covers the right half of a wide one is shown where %s', (_, old, now) => {
  const screen = openScreen({ cols: 40, rows: 1 })
  screen.write('\u001b[?25labcd한')
  const shown = screen.snapshot()
  const cellOf = (text: string) => shown.lines[0]?.filter((cell) => cell.text === text) ?? []
  const screenOf = (text: string) => ({
    ...shown,
    cols: 3,
    lines: [Array.from(text).flatMap(cellOf)],
  })
  const layOut = createLayOut(tiles, options)
  layOut(screenOf(old))
  const [row] = layOut(screenOf(now))
  const [plain] = createLayOut(tiles, options)(screenOf(old))
  expect(row?.tiles[1]).toBe(plain?.tiles[1])
})
