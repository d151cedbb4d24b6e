import { jsonOrNull } from '../document/json-or-null.ts'
import type { Asciicast, CastEvent, EventCode } from './asciicast.ts'
import { CastFault } from './cast-fault.ts'
import { readHeader } from './read-header.ts'

/** The text of a cast, and the path that errors name. */
export interface AsciicastFile {
  readonly path: string
  readonly text: string
}

const knownCodes: ReadonlySet<unknown> = new Set<EventCode>(['o', 'i', 'r', 'm', 'x'])

/**
 * Reads an asciicast file of version 1, 2 or 3 (docs.asciinema.org, "asciicast").
 *
 * Blank lines, unknown header keys and events with unknown codes are passed over, and so are lines that begin with
 * `#` in v3. A time which lies before that of the event above counts as the same.
 * @throws RunbookError E_CAST with the place of the first mistake.
 */
export function readAsciicast({ path, text }: AsciicastFile): Asciicast {
  const lines = text.replace(/^\uFEFF/, '').split('\n')
  try {
    return readLines(lines)
  } catch (error) {
    if (error instanceof CastFault) throw error.at(path, lines)
    throw error
  }
}

function readLines(lines: readonly string[]): Asciicast {
  // Version 1 is one object, which may span several lines, so that its first line alone is no JSON.
  const value = jsonOrNull(lines[0] ?? '') ?? parseJson(lines.join('\n'), 0)
  const { version, header } = readHeader(value)
  const timeline = createTimeline(version === 2 ? 'absolute' : 'interval')
  if (version === 1) addPairs(value, timeline)
  else addLines(lines, version, timeline)
  return { header, events: timeline.events }
}

/** The events of version 1 are pairs of delay and output. */
function addPairs(value: unknown, timeline: Timeline): void {
  const { stdout } = value as { stdout?: unknown }
  const reason = '"stdout" must be a list of [delay, data]'
  if (!Array.isArray(stdout)) throw new CastFault(0, reason)
  for (const pair of stdout as unknown[]) {
    if (!Array.isArray(pair)) throw new CastFault(0, reason)
    timeline.add([pair[0], 'o', pair[1]], 0)
  }
}

function addLines(lines: readonly string[], version: 2 | 3, timeline: Timeline): void {
  for (let row = 1; row < lines.length; row += 1) {
    const line = lines[row] ?? ''
    if (line.trim() === '' || (version === 3 && line.startsWith('#'))) continue
    timeline.add(parseJson(line, row), row)
  }
}

interface Timeline {
  readonly events: readonly CastEvent[]
  /** Checks an event as it was parsed in a line, from 0, and gives it its absolute time. */
  add(value: unknown, row: number): void
}

function createTimeline(times: 'absolute' | 'interval'): Timeline {
  const events: CastEvent[] = []
  let now = 0
  return {
    events,
    add(value, row) {
      const { time, code, data } = checkEvent(value, row)
      now = times === 'interval' ? now + time : Math.max(now, time)
      if (now > longestTime) throw new CastFault(row, 'the recording is longer than a year')
      if (!knownCodes.has(code)) return
      events.push({ time: now, code: code as EventCode, data: checkData(code, data, row) })
    },
  }
}

/** A year, in seconds: pictures wait that long, too, and a picture can only wait for some minutes at a time. */
const longestTime = 366 * 24 * 3600

interface CheckedEvent {
  readonly time: number
  readonly code: string
  readonly data: unknown
}

function checkEvent(value: unknown, row: number): CheckedEvent {
  if (!Array.isArray(value) || value.length !== 3) {
    throw new CastFault(row, 'an event is a list of time, code and data')
  }
  const parts: readonly unknown[] = value
  const time = parts[0]
  const code = parts[1]
  if (typeof time !== 'number' || !Number.isFinite(time) || time < 0) {
    throw new CastFault(row, 'the time of an event is a number of seconds, 0 or more')
  }
  if (typeof code !== 'string') throw new CastFault(row, 'the code of an event is a string')
  return { time, code, data: parts[2] }
}

function checkData(code: string, data: unknown, row: number): string {
  if (typeof data !== 'string') throw new CastFault(row, 'the data of an event is a string')
  if (code === 'r' && !/^[1-9]\d{0,3}x[1-9]\d{0,3}$/.test(data)) {
    throw new CastFault(row, 'a resize event carries COLSxROWS, as in 80x24')
  }
  return data
}

function parseJson(text: string, row: number): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    const [, position = '0'] = / position (\d+)/.exec((error as Error).message) ?? []
    const before = text.slice(0, Number(position)).split('\n')
    throw new CastFault(row + before.length - 1, 'this is not JSON', before.at(-1)?.length ?? 0)
  }
}
