import { expect, test } from 'vitest'

import { type CastEdit, editCast } from '../../src/cast/edit-cast.ts'
import { castOf } from '../screen/cast-of.ts'

const plain = castOf({ cols: 20, rows: 2 }, [
  [0, 'a'],
  [1, 'r', '30x3'],
  [11, 'b'],
])
const recording = { ...plain, header: { ...plain.header, idleTimeLimit: 4 } }
const nothing: CastEdit = { select: '', idleLimit: null, speed: 1, cols: null, rows: null }

test('editCast() without a change gives the recording', () => {
  expect(editCast(recording, nothing)).toEqual(recording)
})

test('editCast() cuts pauses before it changes the speed', () => {
  const { events, header } = editCast(recording, { ...nothing, idleLimit: 2, speed: 2 })
  expect([events.at(-1)?.time, header.idleTimeLimit]).toEqual([1.5, 0])
})

test("editCast() plays the header's pauses as fast as all else", () => {
  expect(editCast(recording, { ...nothing, speed: 2 }).header.idleTimeLimit).toBe(2)
})

test('editCast() keeps the size that is asked for', () => {
  const { header, events } = editCast(recording, { ...nothing, cols: 40 })
  expect([header.cols, header.rows, events.map(({ code }) => code)]).toEqual([40, 2, ['o', 'o']])
})
