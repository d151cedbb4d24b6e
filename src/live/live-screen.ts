import type { WebSocket } from 'ws'

import type { CastEvent, CastHeader } from '../cast/asciicast.ts'
import { duration } from '../cast/timeline.ts'
import { asciicastLine, writeAsciicast } from '../cast/write-asciicast.ts'
import { maskText } from '../redact/secret-mask.ts'
import type { ScreenSize } from '../screen/open-screen.ts'
import { Audience } from './audience.ts'
import { DrawnScreen } from './drawn-screen.ts'
import { type MaskedOutput, maskedOutput } from './masked-output.ts'
import { RecordingSoFar } from './recording-so-far.ts'

/** A recording for a player: the text of an asciicast, and its length in seconds. */
export interface ShownRecording {
  readonly cast: string
  readonly length: number
}

/**
 * The terminal of a run, told to those who watch as asciicast v3: the header, then an event a message. Who comes late, or
 * was too slow, gets first what the terminal shows.
 */
export class LiveScreen {
  readonly #header: CastHeader
  readonly #secrets: readonly string[]
  readonly #masked: MaskedOutput
  readonly #drawn: DrawnScreen
  readonly #recording: RecordingSoFar
  readonly #viewers: Audience
  readonly #startedAt = performance.now()
  #lastTime = 0

  /** Viewers see none of the secrets. */
  constructor(header: CastHeader, secrets: readonly string[]) {
    this.#header = header
    this.#secrets = secrets
    this.#masked = maskedOutput(header, secrets)
    this.#drawn = new DrawnScreen(header)
    this.#recording = new RecordingSoFar(header)
    this.#viewers = new Audience(() => this.#state(0).map((event) => asciicastLine(0, event)))
  }

  get size(): ScreenSize {
    return this.#drawn.size
  }

  watch(socket: WebSocket): void {
    const header = { ...this.#header, ...this.size }
    this.#viewers.add(socket, [writeAsciicast({ header, events: [] }, 3).trimEnd()])
  }

  /** Shows output, a key or a caption. */
  show({ code, data }: Pick<CastEvent, 'code' | 'data'>): void {
    const masked = code === 'o' ? this.#masked.write(data) : maskText(data, this.#secrets)
    if (code === 'o') this.#drawn.write(masked)
    this.#add({ time: this.#now(), code, data: masked })
  }

  resize(size: ScreenSize): void {
    this.#masked.resize(size)
    this.#drawn.resize(size)
    this.#add({ time: this.#now(), code: 'r', data: sizeText(size) })
  }

  /** What was shown, or the last of it if it was much. */
  recording(): ShownRecording {
    const cast = this.#recording.cast(this.#now())
    return { cast: writeAsciicast(cast, 3), length: duration(cast.events) }
  }

  /** Ends the connections. */
  async end(): Promise<void> {
    await this.#viewers.end([])
  }

  #now(): number {
    return (performance.now() - this.#startedAt) / 1000
  }

  #add(event: CastEvent): void {
    this.#recording.add(event, () => this.#state(event.time))
    const interval = milliseconds(event.time - this.#lastTime)
    this.#viewers.tell(() => asciicastLine(interval, event))
    this.#lastTime = event.time
  }

  #state(time: number): CastEvent[] {
    return [
      { time, code: 'r', data: sizeText(this.size) },
      { time, code: 'o', data: this.#drawn.text() },
    ]
  }
}

function sizeText({ cols, rows }: ScreenSize): string {
  return `${cols}x${rows}`
}

function milliseconds(seconds: number): number {
  return Math.round(seconds * 1000) / 1000
}
