import fc from 'fast-check'
import { expect, test } from 'vitest'

import type { Asciicast } from '../../src/cast/asciicast.ts'
import { redactCast } from '../../src/screen/redact-cast.ts'
import { castOf } from './cast-of.ts'
import { screensInLines } from './screens-in-lines.ts'

const size = { cols: 20, rows: 2 }

test('redactCast() masks each character of a value that is typed key by key', () => {
  const keys = Array.from('x s3cret y', (key, at) => [at, key] as const)
  const { events } = redactCast(castOf(size, keys), ['s3cret'])
  expect(events.map(({ data }) => data).join('')).toBe('x ****** y')
})

test('redactCast() masks markers, title, command and input', () => {
  const cast = castOf(size, [
    [0, 'm', 'with s3cret'],
    [1, 'i', 's3cret'],
  ])
  const header = { ...cast.header, title: 'my s3cret', command: 'login s3cret' }
  expect(JSON.stringify(redactCast({ ...cast, header }, ['s3cret']))).not.toContain('s3cret')
})

test('redactCast() leaves the beginning of a value at the end where it is', () => {
  const cast = castOf(size, [
    [0, 'a s3'],
    [2, 'x', '0'],
  ])
  expect(redactCast(cast, ['s3cret'])).toEqual(cast)
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
      expect(events.map(({ data }) => data).join('')).not.toContain('s3cret')
    }),
  )
})

const secret = 'hunter2sesame'

/** The text of a cast's output, and each of its screens. */
function shown(cast: Asciicast): string[] {
  const output = cast.events.flatMap(({ code, data }) => (code === 'o' ? [data] : []))
  return [output.join(''), ...screensInLines(cast)]
}

test.each([
  ['a dropped title', 'hunter2\u001b]0;x\u0007sesame'],
  ['a colour', 'hunter2\u001b[31mse\u001b[msame'],
  ['a step back', 'hunt\bter2sesame'],
  ['a wrong letter that is taken back', 'huntX\ber2sesame'],
  ['a return to the margin', 'xxxxxx2sesame\rhunter'],
  ['its halves in odd order', '\u001b[1;8Hsesame\u001b[1;1Hhunter2'],
  ['a wide character before it', '\u4e2d\u4e2dhunter2se\u001b[4Dr2sesame'],
  ['an inserted letter', 'hnter2sesame\r\u001b[C\u001b[@u'],
  ['a repeated letter', `${'x'.repeat(15)}hunter2sesam\u001b[Ke`],
])('redactCast() masks a value on the screen with %s', (_, output) => {
  const cast = redactCast(castOf(size, [[0, output]]), [secret])
  expect(shown(cast).filter((text) => text.includes(secret))).toEqual([])
})

test('redactCast() masks what a line editor draws anew on all screens before', () => {
  const keys = Array.from(secret, (_, at) => [at, `\r${secret.slice(0, at + 1)}`] as const)
  const cast = redactCast(castOf(size, keys), [secret])
  expect(shown(cast).filter((text) => text.includes('hu'))).toEqual([])
})

test('redactCast() leaves what was at the place of a value and does not begin as it', () => {
  const cast = redactCast(
    castOf(size, [
      [0, 'see sesame'],
      [1, '\u001b[2J\u001b[1;8Hsesame\u001b[1;1Hhunter2'],
    ]),
    [secret],
  )
  expect(screensInLines(cast)[0]).toContain('see sesame')
})

test('redactCast() masks a value in every part of a screen that has several sizes', () => {
  const cast = castOf({ cols: 9, rows: 4 }, [
    [0, 'hunter2se'],
    [1, 'r', '20x4'],
    [2, 'same'],
  ])
  expect(shown(redactCast(cast, [secret])).filter((text) => text.includes(secret))).toEqual([])
})

const controls = fc.constantFrom(
  '\u001b[31m',
  '\u001b[m',
  '\u001b]0;x\u0007',
  '\u001b[K',
  '\u0007',
  '\u001b[?25l',
)
const other = fc.constantFrom(
  'a',
  'hun',
  'sesame',
  '\r\n',
  '\r',
  '\b',
  '\u001b[3D',
  '\u4e2d',
  'e\u0301',
)

/** The value with controls in some places, among other output. */
const output = fc
  .tuple(
    fc.array(other, { maxLength: 6 }),
    fc.array(fc.tuple(fc.nat({ max: secret.length }), controls), { maxLength: 4 }),
    fc.array(other, { maxLength: 6 }),
  )
  .map(([before, inserted, after]) => {
    const within = Array.from(`${secret} `, (char, at) => {
      return inserted.flatMap(([place, text]) => (place === at ? [text] : [])).join('') + char
    })
    return before.join('') + within.join('').slice(0, -1) + after.join('')
  })

test('redactCast() leaves no value on any screen, however it is coloured, cut and wrapped', () => {
  fc.assert(
    fc.property(output, fc.array(fc.nat()), fc.integer({ min: 2, max: 30 }), (text, cuts, cols) => {
      const at = cuts.map((cut) => cut % (text.length + 1)).toSorted((one, next) => one - next)
      const pieces = [...at, text.length].map(
        (end, index) => [index, text.slice(at[index - 1] ?? 0, end)] as const,
      )
      const cast = redactCast(castOf({ cols, rows: 20 }, pieces), [secret])
      expect(shown(cast).filter((each) => each.includes(secret))).toEqual([])
    }),
  )
})
