import fc from 'fast-check'
import { expect, test } from 'vitest'

import { type Asciicast, type CastEvent, noOverlay } from '../../src/cast/asciicast.ts'
import { readAsciicast } from '../../src/cast/read-asciicast.ts'
import { writeAsciicast } from '../../src/cast/write-asciicast.ts'

const mark = `sha256:${'ab'.repeat(32)}`
const palette = Array.from({ length: 16 }, (_, index) => `#0000${index.toString(16)}0`)
const cast: Asciicast = {
  header: {
    cols: 80,
    rows: 24,
    title: 'Tigera',
    command: 'bash',
    idleTimeLimit: 2.5,
    theme: { foreground: '#ffffff', background: '#000000', palette },
    fingerprint: mark,
    overlay: noOverlay,
    boldIsBright: false,
  },
  events: [
    { time: 0, code: 'o', data: '$ ' },
    { time: 0.1234567, code: 'o', data: '한\u001b[0m"\r\n' },
    { time: 1, code: 'x', data: '0' },
  ],
}
const withEvents = (times: readonly number[]): Asciicast => ({
  ...cast,
  events: times.map((time): CastEvent => ({ time, code: 'o', data: 'x' })),
})
const linesOf = (text: string): string[] => text.split('\n')

test('writeAsciicast() writes the header of version 3', () => {
  expect(JSON.parse(linesOf(writeAsciicast(cast, 3))[0] ?? '')).toEqual({
    version: 3,
    term: {
      cols: 80,
      rows: 24,
      theme: { fg: '#ffffff', bg: '#000000', palette: palette.join(':') },
    },
    idle_time_limit: 2.5,
    command: 'bash',
    title: 'Tigera',
    runbook: { fingerprint: mark },
  })
})

test('writeAsciicast() writes the header of version 2', () => {
  expect(JSON.parse(linesOf(writeAsciicast(cast, 2))[0] ?? '')).toEqual({
    version: 2,
    width: 80,
    height: 24,
    idle_time_limit: 2.5,
    command: 'bash',
    title: 'Tigera',
    runbook: { fingerprint: mark },
    theme: { fg: '#ffffff', bg: '#000000', palette: palette.join(':') },
  })
})

test('writeAsciicast() leaves out of the header what is not known', () => {
  const header = {
    ...cast.header,
    title: '',
    command: '',
    idleTimeLimit: 0,
    theme: null,
    fingerprint: '',
  }
  expect(writeAsciicast({ header, events: [] }, 3)).toBe(
    '{"version":3,"term":{"cols":80,"rows":24}}\n',
  )
})

test('writeAsciicast() writes absolute times of version 2 with six decimals at most', () => {
  expect(linesOf(writeAsciicast(cast, 2))[2]).toBe(String.raw`[0.123457, "o", "한\u001b[0m\"\r\n"]`)
})

test('writeAsciicast() leaves exit events, which version 2 does not have, out of it', () => {
  expect(writeAsciicast(cast, 2)).not.toContain('"x"')
})

test('writeAsciicast() writes intervals of version 3 in milliseconds', () => {
  const [, ...lines] = linesOf(writeAsciicast(cast, 3))
  expect(lines.map((line) => line.split(',')[0])).toEqual(['[0', '[0.123', '[0.877', ''])
})

test('writeAsciicast() does not let rounded intervals drift away in version 3', () => {
  const times = fc.array(fc.double({ min: 0, max: 0.01, noNaN: true }), { minLength: 1 })
  fc.assert(
    fc.property(times, (intervals) => {
      let now = 0
      const absolute = intervals.map((interval) => (now += interval))
      const { events } = readAsciicast({ path: '', text: writeAsciicast(withEvents(absolute), 3) })
      expect(Math.abs((events.at(-1)?.time ?? 0) - now)).toBeLessThan(0.000501)
    }),
  )
})

test.each([2, 3] as const)('writeAsciicast() version %i is read back as it was', (version) => {
  const exact = { ...cast, events: [...withEvents([0, 0.5, 0.5, 1.25]).events] }
  expect(readAsciicast({ path: '', text: writeAsciicast(exact, version) })).toEqual(exact)
})

test('writeAsciicast() keeps any text on one line', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (data) => {
      const text = writeAsciicast({ ...cast, events: [{ time: 0, code: 'o', data }] }, 3)
      expect(text.split(/\r\n|[\n\r]/)).toHaveLength(3)
    }),
  )
})

for (const version of [2, 3] as const) {
  for (const [captions, keystrokes] of [
    [true, false],
    [false, true],
    [true, true],
  ] as const) {
    test(`version ${version} says that captions ${captions} and keys ${keystrokes} are shown`, () => {
      const overlay = { captions, keystrokes }
      const text = writeAsciicast({ ...cast, header: { ...cast.header, overlay } }, version)
      expect(readAsciicast({ path: 'x.cast', text }).header.overlay).toEqual(overlay)
    })
  }
}

for (const version of [2, 3] as const) {
  test(`version ${version} says that bold text was bright`, () => {
    const header = { ...cast.header, boldIsBright: true }
    const text = writeAsciicast({ ...cast, header }, version)
    expect(readAsciicast({ path: 'x.cast', text }).header).toEqual(header)
  })
}
