import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

import { expect, test } from 'vitest'

import type { CastEvent } from '../../src/cast/asciicast.ts'
import { writeAsciicast } from '../../src/cast/write-asciicast.ts'

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
