import { keepBytes } from './byte-keeper.ts'
import type { Ended, Output } from './output.ts'
import { ScriptBounds } from './script-bounds.ts'

/** One script on its way through a session. */
export interface ScriptOptions {
  readonly id: number
  readonly timeoutMs: number
  readonly outputBytes: number
  readonly onOutput: (data: Uint8Array) => void
  readonly signal: AbortSignal
  /** Begins to stop the script; the answer ends that. */
  readonly climb: () => () => void
}

/** The id of a script at its end, with its status unless that is reported apart. */
const endMark = /^(?<id>\d{1,9})(?: (?<status>\d{1,3}))?$/u

/** Collects a script's output between its markers, and stops it when it must not go on. */
export class RunningScript {
  readonly output: Promise<Output>
  readonly #options: ScriptOptions
  readonly #kept = keepBytes()
  readonly #bounds: ScriptBounds
  #resolve: (output: Output) => void = () => undefined
  #begun = false
  #marked = false
  #status: number | null = null

  constructor(options: ScriptOptions) {
    this.#options = options
    this.output = new Promise((resolve) => {
      this.#resolve = resolve
    })
    this.#bounds = new ScriptBounds(options, options.climb)
  }

  /** Takes terminal bytes; the ones outside the markers are not the script's. */
  receive(data: Uint8Array): void {
    if (!this.#begun || this.#marked) return
    this.#kept.push(data)
    this.#options.onOutput(data)
    if (this.#kept.total > this.#options.outputBytes) this.#bounds.stop('output-limit')
  }

  /** Takes the text of a marker. */
  mark(text: string): void {
    if (text === `b${this.#options.id}`) this.#begun = true
    const said = endMark.exec(text)?.groups
    // Without a begin too: an interrupt may come before the driver marks it.
    if (Number(said?.['id']) !== this.#options.id) return
    this.#marked = true
    if (said?.['status'] === undefined) this.#endWhenComplete()
    else this.reported(this.#options.id, Number(said['status']))
  }

  /** Takes a report of a script's end; the marker may still be on its way. */
  reported(id: number, status: number): void {
    if (id !== this.#options.id) return
    this.#status = Math.min(status, 255)
    this.#endWhenComplete()
  }

  /** The shell is gone, so nothing more will come. */
  shellEnded(ended: Ended, exitCode: number, signal: NodeJS.Signals | null): void {
    this.#finish(this.#bounds.stopped ?? ended, exitCode, signal)
  }

  cancel(): void {
    this.#bounds.stop('cancelled')
  }

  #endWhenComplete(): void {
    if (this.#marked && this.#status !== null) {
      this.#finish(this.#bounds.stopped ?? 'completed', this.#status, null)
    }
  }

  #finish(ended: Ended, exitCode: number, signal: NodeJS.Signals | null): void {
    this.#bounds.lift()
    this.#resolve({
      stdout: this.#kept.bytes(),
      stderr: new Uint8Array(),
      truncated: this.#kept.dropped,
      exitCode,
      signal,
      ended,
      ...this.#bounds.times(),
    })
  }
}
