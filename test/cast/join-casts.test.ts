import { expect, test } from 'vitest'

import { joinCasts } from '../../src/cast/join-casts.ts'
import { openScreen } from '../../src/screen/open-screen.ts'
import { castOf } from '../screen/cast-of.ts'

const one = castOf({ cols: 20, rows: 2 }, [
  [1, '\u001b[?25l\u001b[31mone'],
  [2, ''],
])
const two = castOf({ cols: 10, rows: 3 }, [[0.5, 'two']])

test('joinCasts() of one changes nothing', () => {
  expect(joinCasts([one])).toEqual(one)
})

test('joinCasts() puts recordings one after another', () => {
  expect(joinCasts([one, two]).events.map(({ time, code }) => [time, code])).toEqual([
    [1, 'o'],
    [2, 'o'],
    [2, 'r'],
    [2, 'o'],
    [2.5, 'o'],
  ])
})

test('joinCasts() begins each one with an empty terminal', () => {
  const screen = openScreen({ cols: 20, rows: 2 })
  for (const { code, data } of joinCasts([one, two]).events) if (code === 'o') screen.write(data)
  const { lines, cursor } = screen.snapshot()
  expect([screen.lines(), lines[0]?.[0]?.style.foreground.kind, cursor.shape]).toEqual([
    ['two', ''],
    'default',
    'block',
  ])
})

/** What the second of two recordings shows. */
function secondOf(before: string, data: string) {
  const screen = openScreen({ cols: 5, rows: 3 })
  const [first, second] = [before, data].map((text) => castOf({ cols: 5, rows: 3 }, [[1, text]]))
  if (first === undefined || second === undefined) throw new TypeError('there are two')
  for (const event of joinCasts([first, second]).events)
    if (event.code === 'o') screen.write(event.data)
  return { lines: screen.lines(), isHeld: screen.isHeld() }
}

test.each([
  ['wraps', '\u001b[?7l', 'abcdef', ['abcde', 'f', '']],
  [
    'counts places from the first row',
    '\u001b[2;3r\u001b[?6h',
    '\u001b[2;3r\u001b[Hx',
    ['x', '', ''],
  ],
  ['takes back no cursor', '\u001b[3;3H\u001b7', '\u001b8x', ['x', '', '']],
  ['is shown at once', '\u001b[?2026h', 'x', ['x', '', '']],
])('a recording behind another one %s, whatever that did', (_, before, data, lines) => {
  expect(secondOf(before, data)).toEqual({ lines, isHeld: false })
})

test('joinCasts() gives a recording its size also behind an empty one', () => {
  const empty = castOf({ cols: 80, rows: 24 }, [])
  expect(joinCasts([empty, two]).events.map(({ time, code, data }) => [time, code, data])).toEqual([
    [0, 'r', '10x3'],
    [0, 'o', expect.any(String)],
    [0.5, 'o', 'two'],
  ])
})
