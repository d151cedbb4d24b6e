import { expect, test } from 'vitest'

import { DrawnScreen } from '../../src/live/drawn-screen.ts'
import { openScreen } from '../../src/screen/open-screen.ts'

const size = { cols: 40, rows: 5 }

/** What a terminal shows that was given the text of a screen. */
function screenOf(drawn: DrawnScreen) {
  const screen = openScreen(drawn.size)
  screen.write('something else\r\n\u001b[31m')
  screen.write(drawn.text())
  return screen.snapshot()
}

/** As many lines, each in a colour. */
function log(lines: number): string[] {
  return Array.from({ length: lines }, (_, n) => `\u001b[3${n % 8}mline ${n}\u001b[0m of 한\r\n`)
}

for (const lines of [3, 50_000]) {
  test(`after ${lines} lines another terminal is made to show the same`, () => {
    const drawn = new DrawnScreen(size)
    const screen = openScreen(size)
    for (const line of log(lines)) {
      drawn.write(line)
      screen.write(line)
    }
    expect(screenOf(drawn)).toEqual(screen.snapshot())
  })
}

test('the text stays short however much was shown', () => {
  const drawn = new DrawnScreen(size)
  for (const line of log(50_000)) drawn.write(line)
  expect(drawn.text().length).toBeLessThan(300_000)
})

test('a terminal that has changed its size shows what fits', () => {
  const drawn = new DrawnScreen(size)
  drawn.write('one\r\ntwo')
  drawn.resize({ cols: 20, rows: 3 })
  const { lines } = screenOf(drawn)
  expect([lines.length, lines[1]?.map(({ text }) => text).join('')]).toEqual([3, 'two'])
})

test('what was shown before a terminal changed its size stays where it was', () => {
  const drawn = new DrawnScreen(size)
  const screen = openScreen(size)
  const small = { cols: 20, rows: 5 }
  for (const each of [drawn, screen]) {
    each.write('\u001b[2;10Hleft\u001b[2;30Hright')
    each.resize(small)
  }
  expect(screenOf(drawn)).toEqual(screen.snapshot())
})
