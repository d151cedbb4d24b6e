import type { Asciicast, CastEvent, CastHeader } from '../cast/asciicast.ts'

/** A half of what is kept, in characters. */
const half = 2 * 1024 * 1024
/** What an event takes besides its text. */
const eventSize = 100
/** Output that follows within so many seconds is one event. */
const instant = 0.01

/** What was shown until now, to be played again; when it becomes too long it loses its beginning. */
export class RecordingSoFar {
  readonly #header: CastHeader
  #before: CastEvent[] = []
  #now: CastEvent[] = []
  #size = 0

  constructor(header: CastHeader) {
    this.#header = header
  }

  /** Takes an event; `state` gives those that show what the terminal shows behind it. */
  add(event: CastEvent, state: () => readonly CastEvent[]): void {
    const last = this.#now.at(-1)
    const follows = last !== undefined && event.time - last.time < instant
    if (follows && last.code === 'o' && event.code === 'o') {
      this.#now[this.#now.length - 1] = { ...last, data: last.data + event.data }
      this.#size += event.data.length
    } else {
      this.#now.push(event)
      this.#size += event.data.length + eventSize
    }
    if (this.#size < half) return
    this.#before = this.#now
    this.#now = [...state()]
    this.#size = 0
  }

  /** The recording up to a time in seconds, which an empty event holds; it begins at 0. */
  cast(time: number): Asciicast {
    const events = [...this.#before, ...this.#now, { time, code: 'o', data: '' } as const]
    const start = events[0]?.time ?? 0
    return {
      header: this.#header,
      events: events.map((event) => ({ ...event, time: event.time - start })),
    }
  }
}
