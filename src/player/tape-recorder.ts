import type { Asciicast, CastEvent, CastHeader } from '../cast/asciicast.ts'
import { filterControls } from '../redact/control-filter.ts'

/** A picture that the tape asks for: what was shown when so many events had happened. */
export interface Shot {
  readonly path: string
  readonly events: number
}

/** What a terminal shows from now on: output, a key or a caption. */
export type Shown = Pick<CastEvent, 'code' | 'data'>

/**
 * Collects what a terminal shows, on the clock of the tape less what was hidden. Only harmless control sequences are kept
 * (filterControls); output of one instant is one event. Tells of each at once, but of what is hidden when it is shown again.
 */
export class TapeRecorder {
  readonly shots: Shot[] = []
  readonly #events: CastEvent[] = []
  readonly #filter = filterControls()
  readonly #onShown: (shown: Shown) => void
  /** What is hidden, to be told of. */
  #untold: Shown[] = []
  #isHidden = false
  /** How many events there were when it was hidden; what comes then is of another moment. */
  #shownEvents = 0
  #isWithheld = false
  /** Output that has come while something else was shown, null when nothing else is. */
  #covered: Uint8Array[] | null = null
  /** The length of the recording when its pace last changed, and when that was. */
  #lengthMs = 0
  #changedMs = 0
  /** So many times as fast as the tape. */
  #speed = 1

  constructor(onShown: (shown: Shown) => void) {
    this.#onShown = onShown
  }

  get isHidden(): boolean {
    return this.#isHidden
  }

  /** The length of the recording at a time of the tape. */
  lengthMs(nowMs: number): number {
    return this.#lengthMs + (this.#isHidden ? 0 : (nowMs - this.#changedMs) / this.#speed)
  }

  /** Output that came at a time of the tape; of what is hidden the last state is seen when it is shown again. */
  output(data: Uint8Array, nowMs: number): void {
    if (this.#covered !== null) {
      this.#covered.push(data)
      return
    }
    const text = this.#filter.write(data)
    if (text === '') return
    this.#tell({ code: 'o', data: text })
    const time = Math.max(this.lengthMs(nowMs) / 1000, this.#events.at(-1)?.time ?? 0)
    const last = this.#events.at(-1)
    const isShot = this.shots.at(-1)?.events === this.#events.length
    const isOther = this.#isHidden && this.#shownEvents === this.#events.length
    if (last?.time === time && last.code === 'o' && !isShot && !isOther) {
      this.#events[this.#events.length - 1] = { ...last, data: last.data + text }
    } else this.#events.push({ time, code: 'o', data: text })
  }

  /** Shows something else than the output, drawn by a text; what comes meanwhile is shown later. */
  cover(drawn: string, nowMs: number): void {
    this.#covered ??= []
    if (drawn !== '') this.#add('o', drawn, nowMs)
  }

  /** Shows the output again, behind a text that takes away what covered it. */
  uncover(drawn: string, nowMs: number): void {
    const covered = this.#covered ?? []
    this.#covered = null
    if (drawn !== '') this.#add('o', drawn, nowMs)
    for (const data of covered) this.output(data, nowMs)
  }

  /** Keys that are shown in pictures. */
  input(data: string, nowMs: number): void {
    if (!this.#isHidden) this.#add('i', data, nowMs)
  }

  /** A text that stands below the terminal from a time of the tape on. */
  caption(text: string, nowMs: number): void {
    this.#add('m', text, nowMs)
  }

  #add(code: CastEvent['code'], data: string, nowMs: number): void {
    const time = Math.max(this.lengthMs(nowMs) / 1000, this.#events.at(-1)?.time ?? 0)
    this.#events.push({ time, code, data })
    this.#tell({ code, data })
  }

  #tell(shown: Shown): void {
    if (this.#isHidden || this.#isWithheld) this.#untold.push(shown)
    else this.#onShown(shown)
  }

  /** From here on nobody is told what is shown. */
  withhold(): void {
    this.#isWithheld = true
  }

  /** Tells what was shown meanwhile, output at once and keys at once, so that a secret in them is seen as a whole. */
  release(): void {
    this.#isWithheld = false
    const untold = this.#untold
    this.#untold = []
    for (const code of ['m', 'i', 'o'] as const) {
      const data = untold.flatMap((each) => (each.code === code ? [each.data] : [])).join('')
      if (data !== '') this.#tell({ code, data })
    }
  }

  hide(nowMs: number): void {
    this.#change(nowMs)
    if (!this.#isHidden) this.#shownEvents = this.#events.length
    this.#isHidden = true
  }

  show(nowMs: number): void {
    this.#change(nowMs)
    this.#isHidden = false
    for (const shown of this.#untold) this.#onShown(shown)
    this.#untold = []
  }

  /** From here on the recording goes so many times as fast as the tape. */
  speedUp(factor: number, nowMs: number): void {
    this.#change(nowMs)
    this.#speed = factor
  }

  #change(nowMs: number): void {
    this.#lengthMs = this.lengthMs(nowMs)
    this.#changedMs = nowMs
  }

  shoot(path: string): void {
    this.shots.push({ path, events: this.#events.length })
  }

  /** The recording, with an empty event that holds its end; what is hidden to the end is left out unless it is wanted. */
  cast(header: CastHeader, nowMs: number, wanted: 'shown' | 'all'): Asciicast {
    const isCut = this.#isHidden && wanted === 'shown'
    const events = isCut ? this.#events.slice(0, this.#shownEvents) : this.#events
    const end = Math.max(this.lengthMs(nowMs) / 1000, events.at(-1)?.time ?? 0)
    return { header, events: [...events, { time: end, code: 'o', data: '' }] }
  }
}
