import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

import fc from 'fast-check'
import { expect, test } from 'vitest'

import type { CastEvent, EventCode } from '../../src/cast/asciicast.ts'
import { readAsciicast } from '../../src/cast/read-asciicast.ts'
import { writeAsciicast } from '../../src/cast/write-asciicast.ts'
import { fuzzed } from '../fuzzed.ts'

/** What the parser of asciinema-player gives; times are in milliseconds. */
interface Parsed {
  readonly cols: number
  readonly rows: number
  readonly theme?: { readonly palette: readonly string[] }
  readonly events: Iterable<[time: number, code: string, data: string]>
  readonly idleTimeLimit?: number
}
interface Source {
  readonly data: string
  parser?: (response: Response) => Promise<Parsed>
}

/** The player does not export its parser, but puts it into the source that it is made with. */
async function parseAsPlayer(text: string): Promise<Parsed> {
  const index = import.meta.resolve('asciinema-player')
  const [, file = ''] = /'\.\/(core-[^']+)'/.exec(readFileSync(fileURLToPath(index), 'utf8')) ?? []
  const { C: Core } = (await import(new URL(file, index).href)) as {
    C: new (source: Source, options: object) => object
  }
  const source: Source = { data: text }
  const ignore = (): void => {}
  expect(
    new Core(source, { logger: { debug: ignore, info: ignore, warn: ignore, error: ignore } }),
  ).toBeDefined()
  if (!source.parser) throw new Error('asciinema-player has no parser at its place')
  return source.parser(new Response(text))
}

const events: CastEvent[] = [
  { time: 0, code: 'm', data: 'chapter' },
  { time: 0.5, code: 'o', data: '한글 \u001b[1m"x"\u001b[0m\r\n' },
  { time: 1.125, code: 'r', data: '100x30' },
]
const palette = Array.from({ length: 16 }, (_, index) => `#0000${index.toString(16)}0`)
const header = {
  cols: 80,
  rows: 24,
  title: 'x',
  command: '',
  idleTimeLimit: 2.5,
  theme: { foreground: '#ffffff', background: '#000000', palette },
  fingerprint: '',
  overlay: { captions: false, keystrokes: false },
  boldIsBright: false,
}

test.each([2, 3] as const)(
  'writeAsciicast() version %i is read by asciinema-player as it was meant',
  async (version) => {
    const parsed = await parseAsPlayer(writeAsciicast({ header, events }, version))
    expect({ ...parsed, events: Array.from(parsed.events) }).toMatchObject({
      cols: 80,
      rows: 24,
      idleTimeLimit: 2.5,
      theme: { palette },
      events: events.map(({ time, code, data }) => [time * 1000, code, data]),
    })
  },
)

/** Times to the microsecond: what adding up intervals of binary fractions leaves over is no difference. */
const rounded = (events: Iterable<readonly [number, string, string]>) =>
  Array.from(events, ([time, code, data]) => [Math.round(time * 1000), code, data])

const read = (text: string) => {
  const { header: found, events: all } = readAsciicast({ path: 'x.cast', text })
  return {
    cols: found.cols,
    rows: found.rows,
    events: rounded(all.map(({ time, code, data }) => [time * 1000, code, data])),
  }
}

const anyEvent = fc.record({
  time: fc.integer({ min: 0, max: 1e9 }).map((ms) => ms / 1000),
  code: fc.constantFrom<EventCode>('o', 'i', 'm', 'r', 'x'),
  data: fc.string({ unit: 'grapheme' }),
})
const asEvent = (event: CastEvent): CastEvent => {
  const data = { r: '90x20', x: '130' }[event.code as string] ?? event.data
  return { ...event, data }
}
const anyEvents = fc
  .array(anyEvent)
  .map((all) => all.map(asEvent).toSorted((one, other) => one.time - other.time))

test.each([2, 3] as const)(
  'any recording is written in version %i so that asciinema-player gets the events that we read again',
  async (version) => {
    await fc.assert(
      fc.asyncProperty(anyEvents, async (all) => {
        const text = writeAsciicast({ header, events: all }, version)
        const { cols, rows, events: played } = await parseAsPlayer(text)
        expect(read(text)).toEqual({ cols, rows, events: rounded(played) })
      }),
      { numRuns: fuzzed(60) },
    )
  },
)

/** Casts of others, as they come. */
const others: readonly (readonly [string, string])[] = [
  [
    'version 1 over several lines',
    '{"version": 1, "width": 80,\n"height": 24, "stdout": [[0.1, "a"], [0.2, "b"]]}',
  ],
  [
    'version 2 with blank lines and without an end of line',
    '{"version":2,"width":9,"height":3}\n\n[0.5,"o","a"]\n\n[1,"o","b"]',
  ],
  [
    'version 2 with line ends of Windows',
    '{"version":2,"width":9,"height":3}\r\n[0.5,"o","a"]\r\n',
  ],
  [
    'version 3 with comments',
    '{"version":3,"term":{"cols":9,"rows":3}}\n# c\n[0.5,"o","a"]\n#[1,"o","no"]\n[0.5,"x","0"]\n',
  ],
  [
    'version 3 with markers without labels',
    '{"version":3,"term":{"cols":9,"rows":3}}\n[0.5,"m",""]\n[0,"r","10x4"]\n',
  ],
]

test.each(others)('%s is read as asciinema-player reads it', async (_name, text) => {
  const { cols, rows, events: played } = await parseAsPlayer(text)
  expect(read(text)).toEqual({ cols, rows, events: rounded(played) })
})
