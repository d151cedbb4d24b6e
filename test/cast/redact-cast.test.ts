import fc from 'fast-check'
import { expect, test } from 'vitest'

import { redactCast } from '../../src/cast/redact-cast.ts'
import { castOf } from '../screen/cast-of.ts'

const size = { cols: 20, rows: 2 }

test('redactCast() masks a value that is typed key by key', () => {
  const keys = Array.from('x s3cret y', (key, at) => [at, key] as const)
  const { events } = redactCast(castOf(size, keys), ['s3cret'])
  expect(events.map(({ data }) => data).join('')).toBe('x ******** y')
})

test('redactCast() masks markers, title, command and input', () => {
  const cast = castOf(size, [
    [0, 'm', 'with s3cret'],
    [1, 'i', 's3cret'],
  ])
  const header = { ...cast.header, title: 'my s3cret', command: 'login s3cret' }
  expect(JSON.stringify(redactCast({ ...cast, header }, ['s3cret']))).not.toContain('s3cret')
})

test('redactCast() keeps the beginning of a value at the end, before the exit', () => {
  const { events } = redactCast(
    castOf(size, [
      [0, 'a s3'],
      [2, 'x', '0'],
    ]),
    ['s3cret'],
  )
  expect(events).toEqual([
    { time: 0, code: 'o', data: 'a ' },
    { time: 2, code: 'o', data: 's3' },
    { time: 2, code: 'x', data: '0' },
  ])
})

test('redactCast() without a value that occurs changes no text', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: fc.constantFrom('a', 'b', 's', '3') })), (pieces) => {
      const cast = castOf(
        size,
        pieces.map((data, at) => [at, data] as const),
      )
      const { events } = redactCast(cast, ['s3cret'])
      expect(events.map(({ data }) => data).join('')).toBe(pieces.join(''))
    }),
  )
})

test('redactCast() leaves no value, however it is cut', () => {
  const text = 'a s3cret, s3cs3cret and s3cret'
  fc.assert(
    fc.property(fc.array(fc.nat({ max: text.length }), { maxLength: 8 }), (cuts) => {
      const ends = [...cuts.toSorted((one, other) => one - other), text.length]
      const pieces = ends.map((end, at) => [at, text.slice(ends[at - 1] ?? 0, end)] as const)
      const { events } = redactCast(castOf(size, pieces), ['s3cret'])
      expect(events.map(({ data }) => data).join('')).toBe('a ********, s3c******** and ********')
    }),
  )
})
