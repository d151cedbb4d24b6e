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
