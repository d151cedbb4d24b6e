import type { Asciicast, CastEvent, EventCode } from '../cast/asciicast.ts'
import { lineForms, mask, maskText, secretsIn } from '../redact/secret-mask.ts'
import { checkResizes } from './check-resizes.ts'
import { noSecrets, type ShownSecrets, shownSecrets } from './shown-secrets.ts'

/** Masked output may wrap elsewhere and show a value anew; it is looked at so often. */
const mostPasses = 4

/**
 * The recording with every occurrence of some values masked: in markers, title and command, in input, and in output, both in
 * its text and on each screen that it shows, whatever wrote it (shownSecrets). A value that comes at once has a mask that tells
 * nothing of its length; of one that is typed or drawn in pieces each character becomes `*`. Events stay as many, with their times.
 * @throws RunbookError E_CAST as checkResizes().
 */
export function redactCast(cast: Asciicast, values: readonly string[]): Asciicast {
  const secrets = values.filter((value) => value !== '')
  if (secrets.length === 0) return cast
  checkResizes(cast)
  const { header } = cast
  const title = maskText(header.title, secrets)
  const command = maskText(header.command, secrets)
  const events = cast.events.map((event): CastEvent => {
    return event.code === 'm' ? { ...event, data: maskText(event.data, secrets) } : event
  })
  const input = masked(events, 'i', starsOf(dataOf(events, 'i'), secrets, noSecrets))
  return maskOutput({ header: { ...header, title, command }, events: input }, secrets)
}

function maskOutput(cast: Asciicast, secrets: readonly string[]): Asciicast {
  const lines = lineForms(secrets)
  let { events } = cast
  for (let pass = 0; pass < mostPasses; pass += 1) {
    const pieces = dataOf(events, 'o')
    const stars = starsOf(pieces, secrets, shownSecrets({ ...cast, events }, lines))
    if (stars.size === 0) break
    events = masked(events, 'o', stars)
  }
  return { ...cast, events }
}

function dataOf(events: readonly CastEvent[], code: EventCode): string[] {
  return events.filter((event) => event.code === code).map(({ data }) => data)
}

/** What stands for characters of a text that comes in pieces, by their offsets in all of it. */
type Stars = ReadonlyMap<number, string>

/** With those for what its screens show; a value within the text has one mask unless it comes character by character. */
function starsOf(pieces: readonly string[], values: readonly string[], shown: ShownSecrets): Stars {
  const ends: number[] = []
  for (const piece of pieces) ends.push((ends.at(-1) ?? 0) + piece.length)
  const stars = new Map(shown.stars)
  let piece = 0
  for (const { at, end } of secretsIn(pieces.join(''), values)) {
    const [start = 0] = at
    while ((ends[piece] ?? Infinity) <= start) piece += 1
    // Masks of what is drawn in pieces keep their places.
    const isWhole =
      end <= (ends[piece + 1] ?? Infinity) && !at.some((offset) => shown.drawnAgain.has(offset))
    for (const [index, offset] of at.entries())
      stars.set(offset, isWhole ? (index === 0 ? mask : '') : '*')
  }
  return stars
}

function masked(events: readonly CastEvent[], code: EventCode, stars: Stars): readonly CastEvent[] {
  if (stars.size === 0) return events
  let start = 0
  return events.map((event) => {
    if (event.code !== code) return event
    const { data } = event
    const out = Array.from({ length: data.length }, (_, at) => {
      return stars.get(start + at) ?? data.charAt(at)
    })
    start += data.length
    return { ...event, data: out.join('') }
  })
}
