import { RunbookError } from '../errors.ts'
import { parseDuration } from '../plan/duration.ts'
import type { Asciicast, CastEvent } from './asciicast.ts'
import { duration } from './timeline.ts'

/**
 * A part of a recording, from time 0 on: what the terminal showed before it is its first picture.
 *
 * `written` is a marker's label, or the beginning of one, or `#` with its number from 1, for the time up to the
 * next marker; or `FROM..TO`, each a marker, a time as in 1.5, 500ms or 1:20, or nothing for the start or the end.
 * @throws RunbookError E_CAST when there is no such marker, or nothing in between.
 */
export function selectPart(asciicast: Asciicast, written: string): Asciicast {
  const { events } = asciicast
  const [from, to] = boundsOf(events, written)
  const before = events.filter(({ time, code }) => time < from && (code === 'o' || code === 'r'))
  const caption = asciicast.header.overlay.captions
    ? events.filter(({ time, code }) => time < from && code === 'm').slice(-1)
    : []
  const inside = events.filter(({ time }) => time >= from && time < to)
  const end = Math.min(to, duration(events))
  return {
    ...asciicast,
    events: [
      ...[...caption, ...before].map((event) => ({ ...event, time: 0 })),
      ...inside.map((event) => ({ ...event, time: event.time - from })),
      ...(inside.at(-1)?.time === end ? [] : [holding(end - from)]),
    ],
  }
}

/** An event that only holds the end. */
function holding(time: number): CastEvent {
  return { time, code: 'o', data: '' }
}

/** What happens at `to` itself is behind the part; nothing is behind `Infinity`. */
type Bounds = readonly [from: number, to: number]

function boundsOf(events: readonly CastEvent[], written: string): Bounds {
  const range = /^(.*?)\.\.(.*)$/s.exec(written)
  if (range === null) {
    const marker = findMarker(events, written)
    return [marker.time, nextMarker(events, marker)?.time ?? Infinity]
  }
  const [, first = '', last = ''] = range
  const from = first === '' ? 0 : timeOf(events, first)
  const to = last === '' ? Infinity : timeOf(events, last)
  if (from < Math.min(to, duration(events))) return [from, to]
  throw nothing(`nothing lies in ${JSON.stringify(written)}`, events)
}

function timeOf(events: readonly CastEvent[], written: string): number {
  return secondsOf(written) ?? findMarker(events, written).time
}

/** Seconds as in 1.5, a duration as in 500ms or 1m20s, a clock's time as in 1:20 or 1:00:20.5; null for none of these. */
function secondsOf(written: string): number | null {
  if (/^(?:\d{1,4}:)?\d{1,4}:\d\d(?:\.\d+)?$/.test(written))
    return written.split(':').reduce((sum, part) => sum * 60 + Number(part), 0)
  const parts = /^\d+(?:\.\d+)?$/.test(written)
    ? [written]
    : (written.match(/\d+(?:\.\d+)?(?:ms|s|m|h)/g) ?? [])
  if (parts.length === 0 || parts.join('') !== written) return null
  return parts.reduce((sum, part) => sum + (parseDuration(part) ?? 0), 0) / 1000
}

function findMarker(events: readonly CastEvent[], written: string): CastEvent {
  const markers = events.filter(({ code }) => code === 'm')
  const [, number] = /^#(\d+)$/.exec(written) ?? []
  const found =
    (number === undefined ? undefined : markers[Number(number) - 1]) ??
    markers.find(({ data }) => data === written) ??
    markers.find(({ data }) => data.startsWith(written))
  if (found === undefined) throw nothing(`there is no marker ${JSON.stringify(written)}`, events)
  return found
}

function nextMarker(events: readonly CastEvent[], marker: CastEvent): CastEvent | undefined {
  return events.slice(events.indexOf(marker) + 1).find(({ code }) => code === 'm')
}

function nothing(reason: string, events: readonly CastEvent[]): RunbookError {
  const markers = events.flatMap(({ code, data }) => (code === 'm' ? [JSON.stringify(data)] : []))
  const known =
    markers.length > 0 ? `its markers are ${markers.slice(0, 20).join(', ')}` : 'it has none'
  const hint = `Give a marker of the recording (${known}) or times, as in 1.5..4 or 500ms..1:20.`
  return new RunbookError('E_CAST', reason, { hint })
}
