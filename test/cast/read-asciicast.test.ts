import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'

import { expect, test } from 'vitest'

import { noOverlay } from '../../src/cast/asciicast.ts'
import { readAsciicast } from '../../src/cast/read-asciicast.ts'

const folder = resolve(import.meta.dirname, '../fixtures/cast')
const read = (text: string) => readAsciicast({ path: 'x.cast', text })
const fixture = (name: string) => read(readFileSync(resolve(folder, name), 'utf8'))

test('readAsciicast() adds up the delays of version 1', () => {
  expect(fixture('v1.json').events).toEqual([
    { time: 0.25, code: 'o', data: '$ ' },
    { time: 1.5, code: 'o', data: 'ls\r\n' },
  ])
})

test('readAsciicast() reads the header of version 1', () => {
  expect(fixture('v1.json').header).toEqual({
    cols: 80,
    rows: 24,
    title: '',
    command: '/bin/bash',
    idleTimeLimit: 0,
    theme: null,
    fingerprint: '',
    overlay: noOverlay,
    boldIsBright: false,
  })
})

test('readAsciicast() takes the times of version 2 as they are, and never lets them go back', () => {
  expect(fixture('v2.cast').events.map(({ time }) => time)).toEqual([
    0.25, 1.001376, 2.143733, 2.143733, 4,
  ])
})

test('readAsciicast() passes over events with unknown codes', () => {
  expect(
    fixture('v2.cast')
      .events.map(({ code }) => code)
      .join(''),
  ).toBe('oirmo')
})

test('readAsciicast() reads limit, title and theme of version 2', () => {
  const { header } = fixture('v2.cast')
  expect(header).toMatchObject({ cols: 100, rows: 30, title: 'Demo', idleTimeLimit: 2.5 })
  expect(header.theme).toMatchObject({ foreground: '#d0d0d0', background: '#212121' })
})

test('readAsciicast() adds up the intervals of version 3, and passes over comments and blank lines', () => {
  expect(fixture('v3.cast').events).toEqual([
    { time: 0.25, code: 'o', data: '$ ' },
    { time: 1.25, code: 'o', data: 'exit\r\n' },
    { time: 1.75, code: 'x', data: '0' },
  ])
})

test('readAsciicast() finds our fingerprint', () => {
  expect(fixture('v3.cast').header.fingerprint).toBe(`sha256:${'0123456789abcdef'.repeat(4)}`)
})

const v2 = '{"version":2,"width":80,"height":24}'
const v3 = '{"version":3,"term":{"cols":80,"rows":24}}'
const mistakes: readonly (readonly [what: string, text: string, line: number, reason: RegExp])[] = [
  ['an empty file', '', 1, /not JSON/],
  ['text that is no cast', 'hello\nworld\n', 1, /not JSON/],
  ['a version to come', '{"version":4}', 1, /"version"/],
  ['a list for a header', '[1, "o", "x"]', 1, /header/],
  ['a missing size', '{"version":2,"width":80}', 1, /"height"/],
  ['a size of zero', '{"version":2,"width":0,"height":24}', 1, /"width"/],
  ['a size that fills the memory', '{"version":3,"term":{"cols":80,"rows":1e9}}', 1, /"rows"/],
  ['a missing term', '{"version":3,"width":80,"height":24}', 1, /"term"/],
  [
    'a palette of nine colours',
    v2.replace(
      '}',
      `,"theme":{"fg":"#000000","bg":"#000000","palette":"${Array(9).fill('#000000').join(':')}"}}`,
    ),
    1,
    /palette/,
  ],
  [
    'a colour by name',
    v2.replace(
      '}',
      `,"theme":{"fg":"red","bg":"#000000","palette":"${Array(8).fill('#000000').join(':')}"}}`,
    ),
    1,
    /"fg"/,
  ],
  ['a version 1 without events', '{"version":1,"width":80,"height":24}', 1, /"stdout"/],
  ['an event that is cut off', `${v3}\n[0, "o", "a"]\n[0.5, "o", "b`, 3, /not JSON/],
  ['an event without data', `${v2}\n[0, "o"]`, 2, /list of time/],
  ['a negative time', `${v3}\n[-1, "o", "a"]`, 2, /time/],
  ['a time after more than a year', `${v2}\n[1e300, "o", "a"]`, 2, /longer than a year/],
  ['pauses of more than a year', `${v3}\n[3e7, "o", "a"]\n[3e7, "o", "a"]`, 3, /longer/],
  ['a time as text', `${v2}\n["1", "o", "a"]`, 2, /time/],
  ['data that is no text', `${v2}\n[1, "o", 5]`, 2, /data/],
  ['a resize without a size', `${v2}\n[1, "r", "80"]`, 2, /COLSxROWS/],
  ['a comment in version 2', `${v2}\n# comment`, 2, /not JSON/],
]

test.each(mistakes)('readAsciicast() refuses %s', (_what, text, line, reason) => {
  const error = expect.objectContaining({
    code: 'E_CAST',
    message: expect.stringMatching(reason) as string,
    place: expect.objectContaining({ path: 'x.cast', line }) as object,
  }) as Error
  expect(() => read(text)).toThrow(error)
})

test('readAsciicast() names the column where JSON breaks off', () => {
  const place = expect.objectContaining({ line: 2, column: 12 }) as object
  const error = expect.objectContaining({ place }) as Error
  expect(() => read(`${v2}\n[1, "o", "b`)).toThrow(error)
})

test('readAsciicast() shows the part of a long line that is wrong', () => {
  const sourceLine = expect.stringMatching(/" wrong$/) as string
  const place = expect.objectContaining({ sourceLine }) as object
  const error = expect.objectContaining({ place }) as Error
  expect(() => read(`${v2}\n[1, "o", "${'b'.repeat(500)}" wrong`)).toThrow(error)
})
