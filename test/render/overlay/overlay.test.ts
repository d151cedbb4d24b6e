import { expect, test } from 'vitest'

import type { EventCode } from '../../../src/cast/asciicast.ts'
import { type Film, filmOf, lastFrame, stillOf } from '../../../src/render/film.ts'
import { textOf } from '../../../src/render/formats/text.ts'
import { completeLooks, type Looks } from '../../../src/render/looks.ts'
import { overlayStates } from '../../../src/render/overlay/overlay-states.ts'
import { castOf } from '../../screen/cast-of.ts'

type Events = readonly (readonly [number, EventCode, string])[]

const size = { cols: 20, rows: 2 }

function film(
  events: Events,
  looks: Partial<Looks> = {},
  overlay = ['captions', 'keystrokes'],
): Film {
  const cast = castOf(size, events)
  const shown = {
    captions: overlay.includes('captions'),
    keystrokes: overlay.includes('keystrokes'),
  }
  const options = { ...completeLooks(looks), fpsCap: 50, idleLimitMs: 0, lastFrameMs: 0 }
  return filmOf({ ...cast, header: { ...cast.header, overlay: shown } }, options)
}

/** The rows of an instant, in seconds. */
function rowsAt(shown: Film, seconds: number): string[] {
  const [frame] = stillOf(shown, seconds * 1000).frames
  return frame?.screen.lines.map((line) => textOf(line).trimEnd()) ?? []
}

test('a caption stands in the middle below the terminal until another one comes', () => {
  const shown = film([
    [0, 'o', 'text'],
    [1, 'm', 'one'],
    [3, 'm', 'the second'],
    [5, 'm', ''],
    [6, 'o', ''],
  ])
  const captions = [0.5, 2, 4, 5.5].map((seconds) => rowsAt(shown, seconds)[3])
  expect(captions).toEqual(['', '        one', '     the second', ''])
})

test('the terminal keeps its rows', () => {
  const shown = film([
    [0, 'o', 'a\r\nb'],
    [1, 'm', 'c'],
  ])
  expect(rowsAt(shown, 2)).toEqual(['a', 'b', '', '         c', ''])
})

test('a caption that is too long loses its end', () => {
  expect(rowsAt(film([[0, 'm', 'abcdefghijklmnopqrstuvwxyz']]), 1)[3]).toBe('abcdefghijklmnopqrst')
})

test('a wide character that does not fit is left out', () => {
  expect(rowsAt(film([[0, 'm', 'a한글한글한글한글한글한글']]), 1)[3]).toBe('a한글한글한글한글한')
})

test('control sequences of a caption do nothing', () => {
  expect(rowsAt(film([[0, 'm', 'a\u001b[2Jb']]), 1)[3]).toBe('       a [2Jb')
})

test('keys that follow one another stand in one piece, those with names apart', () => {
  const shown = film([
    [1, 'i', 'l'],
    [1.1, 'i', 's'],
    [1.2, 'i', '\r'],
  ])
  expect(rowsAt(shown, 1.5)[4]).toBe(' ls   Enter')
})

test('a key that is pressed again and again is counted', () => {
  const shown = film([
    [1, 'i', '\u001b[A'],
    [1.1, 'i', '\u001b[A'],
    [1.2, 'i', '\u001b[A'],
  ])
  expect(rowsAt(shown, 1.5)[4]).toBe(' ↑ ×3')
})

test('a word that is a name of a key is not that key', () => {
  expect(rowsAt(film([[1, 'i', 'Tab\t']]), 1.5)[4]).toBe(' Tab   Tab')
})

test('keys go away when no other follows', () => {
  const shown = film([
    [1, 'i', 'a'],
    [9, 'o', ''],
  ])
  expect([1.5, 2.9, 3.1].map((seconds) => rowsAt(shown, seconds)[4])).toEqual([' a', ' a', ''])
})

test('keys after a pause stand alone', () => {
  const shown = film([
    [1, 'i', 'a'],
    [2, 'i', 'b'],
    [2.1, 'o', ''],
  ])
  expect(rowsAt(shown, 2.1)[4]).toBe(' b')
})

test('of many keys the last ones are shown', () => {
  const shown = film([[1, 'i', 'abcdefghijklmnopqrstuvwxyz\r']])
  expect(rowsAt(shown, 1.5)[4]).toBe(' qrstuvwxyz   Enter')
})

test.each(['x'.repeat(9), 'x'.repeat(15)])(
  'keys with no room before the last text leave it whole: %s',
  (text) => {
    const shown = film([[1, 'i', `\r\t\r${text}Z`]])
    expect(rowsAt(shown, 1.5)[4]).toMatch(/xZ$/)
  },
)

test('a text that is typed without a pause does not grow for ever', () => {
  const typed = castOf(
    size,
    Array.from({ length: 9000 }, (_, at) => [at / 100, 'i', 'x'] as const),
  )
  const states = overlayStates(typed.events, { captions: false, keystrokes: true })
  const longest = Math.max(...states.map(({ keys }) => keys[0]?.text.length ?? 0))
  expect([longest <= 2000, states.at(-2)?.keys]).toEqual([
    true,
    [{ text: expect.stringMatching(/^x{1000,}$/) as string, isTyped: true }],
  ])
})

test('pauses that are cut are cut for captions too', () => {
  const cast = castOf(size, [
    [0, 'o', 'a'],
    [60, 'm', 'late'],
    [61, 'o', ''],
  ])
  const options = { ...completeLooks({ captions: 'yes' }), fpsCap: 50, lastFrameMs: 1000 }
  const shown = filmOf(cast, { ...options, idleLimitMs: 1000 })
  expect(rowsAt(shown, 1.5)[3]).toBe('        late')
})

test('markers are no captions where the recording does not say so', () => {
  expect(rowsAt(film([[0, 'm', 'one']], {}, []), 1)).toEqual(['', ''])
})

test('whoever draws can ask for captions', () => {
  expect(rowsAt(film([[0, 'm', 'one']], { captions: 'yes' }, []), 1)[3]).toBe('        one')
})

test('whoever draws can leave keys out', () => {
  const shown = film([[0, 'i', 'a']], { keystrokes: 'no' }, ['keystrokes'])
  expect(rowsAt(shown, 0.5)).toEqual(['', ''])
})

test('every frame follows the one before at once, and none is shorter than pictures can show', () => {
  const events = Array.from(
    { length: 200 },
    (_, at) => [at * 0.013, at % 3 === 0 ? 'i' : 'o', 'x'] as const,
  )
  let endCs = 0
  for (const { startCs, delayCs } of film(events).frames) {
    expect([startCs, delayCs >= 2]).toEqual([endCs, true])
    endCs = startCs + delayCs
  }
})

test('what comes with the last event is shown', () => {
  const shown = film([
    [0, 'o', 'a'],
    [1, 'm', 'end'],
  ])
  expect(rowsAt(shown, Infinity)[3]).toBe('        end')
})

test('text outputs have the terminal alone', () => {
  expect(lastFrame(film([[0, 'm', 'one']])).screen.lines).toHaveLength(2)
})
