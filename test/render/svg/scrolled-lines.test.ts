import fc from 'fast-check'
import { expect, test } from 'vitest'

import { scrolledLines } from '../../../src/render/svg/scrolled-lines.ts'

type Lines = readonly string[]

function film(...screens: readonly Lines[]) {
  return screens.map((lines, at) => ({ startCs: at * 10, delayCs: 10, lines }))
}

/** What the window shows at a time: nothing on lines without a version. */
function shownAt(
  { versions, tops }: ReturnType<typeof scrolledLines>,
  atCs: number,
  rows: number,
): string[] {
  const top = tops.findLast(([from]) => from <= atCs)?.[1] ?? 0
  return Array.from({ length: rows }, (_, row) => {
    const now = versions.filter(
      ({ line, shown }) =>
        line === top + row && shown.some(([from, to]) => from <= atCs && atCs < to),
    )
    return now.map(({ content }) => content).join(' and ')
  })
}

const line = fc.constantFrom('', 'a', 'b', 'c', 'd')
const screens = fc.array(fc.array(line, { minLength: 1, maxLength: 5 }), {
  minLength: 1,
  maxLength: 12,
})

test('scrolledLines() shows each frame as it is', () => {
  fc.assert(
    fc.property(screens, (frames) => {
      const page = scrolledLines(film(...frames))
      for (const [at, lines] of frames.entries())
        expect(shownAt(page, at * 10, lines.length)).toEqual(lines)
    }),
  )
})

test('scrolledLines() writes a line that is scrolled once, and shows it all the time', () => {
  const log = Array.from({ length: 30 }, (_, at) => `line ${at}`)
  const frames = Array.from({ length: 27 }, (_, at) => log.slice(at, at + 4))
  const { versions } = scrolledLines(film(...frames))
  expect(versions).toEqual(
    log.map((content, number) => ({ line: number, content, shown: [[0, 270]] })),
  )
})

test('scrolledLines() writes a line that comes back once', () => {
  const { versions } = scrolledLines(film(['a'], ['b'], ['a']))
  expect(versions.find(({ content }) => content === 'a')?.shown).toEqual([
    [0, 10],
    [20, 30],
  ])
})
