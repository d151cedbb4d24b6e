import fc from 'fast-check'
import { expect, test } from 'vitest'

import { openScreen } from '../../src/screen/open-screen.ts'
import type { Screen } from '../../src/screen/screen.ts'
import { fuzzed } from '../fuzzed.ts'

const size = { cols: 12, rows: 5 }

/** Styles and modes, then what moves, erases, inserts and deletes, scrolls, and changes the screen. */
const controlSequences =
  'm 1m 31m 48;2;1;2;3m 4:3m 58;5;9m 4h 4l H 3;4H A K 1J 2J 3X 2L M 2P @ 2S T 3b 2;4r r ?1049h ?1049l !p'.split(
    ' ',
  )

/** Text of every width, and sequences that move, shift, scroll and erase. */
const pieces = fc.constantFrom(
  'a',
  'bc',
  '한',
  'e\u0301',
  '👩‍👩‍👧',
  ' ',
  'wrapped text',
  '\r\n',
  '\n',
  '\t',
  '\b',
  '\u001bM',
  '\u001bD',
  '\u001bc',
  '\u001b#8',
  '\u001b]8;;http://a/\u0007',
  '\u001b]8;;\u0007',
  ...controlSequences.map((sequence) => `\u001b[${sequence}`),
)
const writes = fc.array(
  fc.array(pieces, { maxLength: 4 }).map((parts) => parts.join('')),
  {
    maxLength: 30,
  },
)

function shownAfter(data: string): Screen {
  const screen = openScreen(size)
  screen.write(data)
  return screen.snapshot()
}

test('a screen that is looked at after each write shows what one shows that is looked at once', () => {
  fc.assert(
    fc.property(writes, (all) => {
      const screen = openScreen(size)
      const snapshots = all.map((data) => {
        screen.write(data)
        return screen.snapshot()
      })
      expect(snapshots).toEqual(all.map((_, at) => shownAfter(all.slice(0, at + 1).join(''))))
    }),
    { numRuns: fuzzed(60) },
  )
})

test('rows that did not change are the same arrays', () => {
  const screen = openScreen(size)
  screen.write('one\r\ntwo\r\nthree')
  const before = screen.snapshot()
  screen.write('\u001b[2;1HTWO')
  const after = screen.snapshot()
  const same = after.lines.map((line, row) => line === before.lines[row])
  expect(same).toEqual([true, false, true, true, true])
})

test('rows that were scrolled are the same arrays', () => {
  const screen = openScreen({ cols: 12, rows: 3 })
  screen.write('one\r\ntwo\r\nthree')
  const before = screen.snapshot()
  screen.write('\r\nfour')
  expect(screen.snapshot().lines.slice(0, 2)).toEqual(before.lines.slice(1))
  expect(screen.snapshot().lines[0]).toBe(before.lines[1])
})

test('rows are those of the new size after a resize', () => {
  const screen = openScreen(size)
  screen.write('one\r\ntwo')
  screen.snapshot()
  screen.resize({ cols: 4, rows: 7 })
  expect(screen.snapshot().lines.map((line) => line.length)).toEqual(Array(7).fill(4))
})
