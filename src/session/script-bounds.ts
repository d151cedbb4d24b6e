import type { Ended } from './output.ts'
import { longestTimerMs } from './stop-ladder.ts'

/** Why a script is stopped. */
export type Stop = Exclude<Ended, 'completed' | 'session-ended'>

/** When a script is stopped. */
interface Bounds {
  readonly timeoutMs: number
  readonly signal: AbortSignal
}

/** Bounds a script from here on: it is stopped once, when its time is up, its signal comes or whoever watches it says so. */
export class ScriptBounds {
  readonly #startedAt = Date.now()
  readonly #clock = performance.now()
  readonly #timer: NodeJS.Timeout
  readonly #signal: AbortSignal
  readonly #climb: () => () => void
  readonly #cancel = (): void => this.stop('cancelled')
  #stopped: Stop | null = null
  #isLifted = false
  #endLadder: () => void = () => undefined

  /** `climb` begins to stop the script; its answer ends that. */
  constructor({ timeoutMs, signal }: Bounds, climb: () => () => void) {
    this.#climb = climb
    this.#signal = signal
    this.#timer = setTimeout(() => this.stop('timed-out'), Math.min(timeoutMs, longestTimerMs))
    signal.addEventListener('abort', this.#cancel, { once: true })
    if (signal.aborted) this.#cancel()
  }

  /** Why the script was stopped first, null when it was not. */
  get stopped(): Stop | null {
    return this.#stopped
  }

  stop(why: Stop): void {
    if (this.#stopped !== null) return
    this.#stopped = why
    if (!this.#isLifted) this.#endLadder = this.#climb()
  }

  /** The script was killed. */
  killed(why: Stop): void {
    this.#stopped ??= why
  }

  /** The script has ended, and nothing may signal its processes any more. */
  lift(): void {
    this.#isLifted = true
    clearTimeout(this.#timer)
    this.#endLadder()
    this.#signal.removeEventListener('abort', this.#cancel)
  }

  /** When the script began, and how long it took until now. */
  times(): { readonly startedAt: number; readonly durationMs: number } {
    return { startedAt: this.#startedAt, durationMs: performance.now() - this.#clock }
  }
}
