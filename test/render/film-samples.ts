import { defaultLooks } from '../../src/render/looks.ts'
import type { AnimationOptions } from '../../src/render/render-options.ts'
import { resolveTheme } from '../../src/screen/resolve-theme.ts'
import type { castOf } from '../screen/cast-of.ts'

/** Of the terminal of these recordings. */
export const size = { cols: 24, rows: 5 }
/** How films of them are drawn. */
export const options: AnimationOptions = {
  ...defaultLooks,
  theme: await resolveTheme('runbook-dark'),
  lightTheme: null,
  fontSize: 12,
  lineHeight: 1.3,
  padding: 5,
  comment: 'made here',
  fpsCap: 50,
  idleLimitMs: 0,
  lastFrameMs: 500,
  loop: true,
}

/** What happens in a recording. */
export type Events = Parameters<typeof castOf>[1]

/** The same sequence each time. */
export function numbers(): (limit: number) => number {
  let state = 7
  return (limit) => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0
    return (state >>> 16) % limit
  }
}

/** Cells of all kinds, all over the screen. */
export function redraws(count: number): Events {
  const next = numbers()
  return Array.from({ length: count }, (_, at) => {
    const cells = Array.from({ length: 30 }, () => {
      const place = `\u001b[${1 + next(5)};${1 + next(22)}H`
      return `${place}\u001b[3${next(8)};${next(2) === 0 ? 1 : 22}m${['a', '한', '─', '█', ' ', 'é'][next(6)]}`
    })
    return [at / 10, cells.join('')] as const
  })
}

/** Recordings of all that a terminal can do, by what happens in them. */
export const recordings: readonly (readonly [string, Events])[] = [
  ['typing', Array.from('$ echo "one two"', (key, at) => [0.1 + at * 0.05, key] as const)],
  [
    'scrolling in colour',
    Array.from({ length: 30 }, (_, at) => [at * 0.1, `\u001b[3${at % 8}mline ${at}\r\n`] as const),
  ],
  [
    'wide characters under a cursor',
    [
      [0, '한글 이름'],
      [0.1, '\r'],
      [0.2, '\u001b[2C'],
      [0.3, '\u001b[D'],
      [0.4, 'x'],
    ],
  ],
  [
    'wide characters cut by narrow ones',
    [
      [0, '한글한글'],
      [0.1, '\u001b[1;2Hx'],
      [0.2, '\u001b[1;5Hy'],
    ],
  ],
  [
    'cursors of all shapes',
    [
      [0, 'abc\u001b[D'],
      [0.1, '\u001b[4 q'],
      [0.2, '\u001b[6 q'],
      [0.3, '\u001b[?25l'],
      [0.4, '\u001b[2 q\u001b[?25h'],
    ],
  ],
  [
    'emoji in colour under cursors',
    [
      [0, 'a🚀b👩‍💻\u001b[4D'],
      [0.1, '\u001b[4 q'],
      [0.2, '\u001b[6 q'],
      [0.3, '\u001b[D'],
      [0.4, '\u001b[H\u001b[7m🚀\u001b[m'],
    ],
  ],
  [
    'styles',
    [
      [0, '\u001b[1mb\u001b[2md\u001b[3mi\u001b[m'],
      [0.1, '\u001b[4mu\u001b[7mr\u001b[9ms\u001b[m'],
      [0.2, '\u001b[8mhidden\u001b[m'],
      [0.3, '\u001b[38;5;208mx\u001b[48;2;1;2;3my'],
    ],
  ],
  [
    'the alternate screen',
    [
      [0, 'shell'],
      [0.1, '\u001b[?1049h\u001b[H\u001b[2Jeditor'],
      [0.2, '\u001b[?1049l!'],
    ],
  ],
  [
    'resizes',
    [
      [0, 'abc\r\ndef'],
      [0.1, 'r', '30x7'],
      [0.2, 'wider'],
      [0.3, 'r', '10x3'],
      [0.4, 'smaller'],
    ],
  ],
  ['redraws all over', redraws(30)],
]

/** A cast of pictures that move the text by another number of lines each time. */
export function bursts(): string {
  const events = Array.from({ length: 60 }, (_, burst) => {
    const lines = Array.from(
      { length: 1 + ((burst * burst) % 5) },
      (_ignored, line) =>
        `\r\n${burst} \u001b[3${(burst + line) % 8}m${'#'.repeat((burst * 7 + line) % 50)}\u001b[0m`,
    )
    return JSON.stringify([burst / 10, 'o', lines.join('')])
  })
  return [JSON.stringify({ version: 2, width: 88, height: 19 }), ...events].join('\n')
}
