import { expect, test } from 'vitest'

import type { EventCode } from '../../src/cast/asciicast.ts'
import { selectPart } from '../../src/cast/select-part.ts'
import { castOf } from '../screen/cast-of.ts'

const events: readonly (readonly [number, EventCode, string])[] = [
  [0, 'o', 'before '],
  [1, 'm', 'log in'],
  [1, 'o', 'in '],
  [3, 'm', 'log out'],
  [3, 'o', 'out '],
  [5, 'o', ''],
]
const recording = castOf({ cols: 20, rows: 2 }, events)

function selected(written: string): (readonly [number, string])[] {
  return selectPart(recording, written).events.flatMap(({ time, code, data }) =>
    code === 'o' ? [[time, data] as const] : [],
  )
}

test.each([
  [
    'a marker',
    'log out',
    [
      [0, 'before '],
      [0, 'in '],
      [0, 'out '],
      [2, ''],
    ],
  ],
  [
    'the beginning of a marker',
    'log o',
    [
      [0, 'before '],
      [0, 'in '],
      [0, 'out '],
      [2, ''],
    ],
  ],
  [
    'the number of a marker',
    '#1',
    [
      [0, 'before '],
      [0, 'in '],
      [2, ''],
    ],
  ],
  [
    'durations',
    '2000ms..0m4s',
    [
      [0, 'before '],
      [0, 'in '],
      [1, 'out '],
      [2, ''],
    ],
  ],
  [
    'the times of a clock',
    '0:02..0:00:04.0',
    [
      [0, 'before '],
      [0, 'in '],
      [1, 'out '],
      [2, ''],
    ],
  ],
  [
    'seconds',
    '2..4',
    [
      [0, 'before '],
      [0, 'in '],
      [1, 'out '],
      [2, ''],
    ],
  ],
  [
    'a start only',
    '3..',
    [
      [0, 'before '],
      [0, 'in '],
      [0, 'out '],
      [2, ''],
    ],
  ],
  [
    'an end only',
    '..log in',
    [
      [0, 'before '],
      [1, ''],
    ],
  ],
  [
    'two markers',
    'log in..log out',
    [
      [0, 'before '],
      [0, 'in '],
      [2, ''],
    ],
  ],
])('selectPart() takes %s', (_, written, expected) => {
  expect(selected(written)).toEqual(expected)
})

test.each(['log out', '3..', '3..9'])('selectPart() keeps what happens last with %j', (written) => {
  const ended = castOf({ cols: 20, rows: 2 }, [...events.slice(0, -1), [5, 'o', 'end']])
  const last = selectPart(ended, written).events.at(-1)
  expect([last?.time, last?.data]).toEqual([2, 'end'])
})

test.each(['3..4', 'log out..at last'])(
  'selectPart() ends with %j before what happens at its end',
  (written) => {
    const ended = castOf({ cols: 20, rows: 2 }, [
      ...events.slice(0, -1),
      [4, 'm', 'at last'],
      [4, 'o', 'end'],
    ])
    const last = selectPart(ended, written).events.at(-1)
    expect([last?.time, last?.data]).toEqual([1, ''])
  },
)

test.each(['log off', '#3', '#0', '4..2', '9..', 'x..3'])('selectPart() refuses %j', (written) => {
  expect(() => selectPart(recording, written)).toThrow(
    expect.objectContaining({
      code: 'E_CAST',
      hint: expect.stringContaining('"log in"') as string,
    }),
  )
})
