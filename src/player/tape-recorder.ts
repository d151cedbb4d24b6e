import type { Asciicast, CastEvent, CastHeader } from '../cast/asciicast.ts'
import { filterControls } from '../redact/control-filter.ts'

/** A picture that the tape asks for: what was shown when so many events had happened. */
export interface Shot {
  readonly path: string
  readonly events: number
}

/**
 * Collects what a terminal shows, on the clock of the tape less what was hidden. Only harmless control sequences are kept
 * (filterControls); output of one instant is one event.
 */
export class TapeRecorder {
  readonly shots: Shot[] = []
  readonly #events: CastEvent[] = []
  readonly #filter = filterControls()
  /** When Hide came, null while all is shown. */
  #hiddenSinceMs: number | null = null
  #hiddenMs = 0

  get isHidden(): boolean {
    return this.#hiddenSinceMs !== null
  }

  /** The length of the recording at a time of the tape. */
  lengthMs(nowMs: number): number {
    return (this.#hiddenSinceMs ?? nowMs) - this.#hiddenMs
  }

  /** Output that came at a time of the tape; of what is hidden the last state is seen when it is shown again. */
  output(data: Uint8Array, nowMs: number): void {
    const text = this.#filter.write(data)
    if (text === '') return
    const time = Math.max(this.lengthMs(nowMs) / 1000, this.#events.at(-1)?.time ?? 0)
    const last = this.#events.at(-1)
    const isShot = this.shots.at(-1)?.events === this.#events.length
    if (last?.time === time && !isShot) {
      this.#events[this.#events.length - 1] = { ...last, data: last.data + text }
    } else this.#events.push({ time, code: 'o', data: text })
  }

  hide(nowMs: number): void {
    this.#hiddenSinceMs ??= nowMs
  }

  show(nowMs: number): void {
    if (this.#hiddenSinceMs === null) return
    this.#hiddenMs += nowMs - this.#hiddenSinceMs
    this.#hiddenSinceMs = null
  }

  shoot(path: string): void {
    this.shots.push({ path, events: this.#events.length })
  }

  /** The recording, with an empty event that holds its end. */
  cast(header: CastHeader, nowMs: number): Asciicast {
    const end = Math.max(this.lengthMs(nowMs) / 1000, this.#events.at(-1)?.time ?? 0)
    return { header, events: [...this.#events, { time: end, code: 'o', data: '' }] }
  }
}
