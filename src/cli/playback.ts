import { setTimeout as sleep } from 'node:timers/promises'

/** Longest time that a timer takes, in milliseconds. */
const longestMs = 2 ** 31 - 1

/** The time of a recording that is shown: it passes by the clock, stands while paused, and jumps forward. All times in seconds. */
export class Playback {
  /** When time began to pass, by the clock, and where; null while paused. */
  #sinceMs: number | null = performance.now()
  #from = 0
  #isEnded = false
  #wake = new AbortController()

  get isEnded(): boolean {
    return this.#isEnded
  }

  get isPaused(): boolean {
    return this.#sinceMs === null
  }

  /** How far the recording is. */
  get seconds(): number {
    const passedMs = this.#sinceMs === null ? 0 : performance.now() - this.#sinceMs
    return this.#from + passedMs / 1000
  }

  /** Stands still, or goes on. */
  togglePause(): void {
    const { seconds } = this
    this.#change(seconds, this.isPaused)
  }

  /** Goes to a later time; a pause stays one. */
  jump(seconds: number): void {
    this.#change(seconds, !this.isPaused)
  }

  end(): void {
    this.#isEnded = true
    this.#wake.abort()
  }

  /** Resolves when a time has come, or at the end. */
  async until(seconds: number): Promise<void> {
    while (!this.#isEnded) {
      const leftMs = (seconds - this.seconds) * 1000
      if (leftMs <= 1) return
      const waitMs = this.isPaused ? longestMs : Math.min(leftMs, longestMs)
      await sleep(waitMs, undefined, { signal: this.#wake.signal }).catch(() => {})
    }
  }

  #change(seconds: number, passes: boolean): void {
    this.#from = seconds
    this.#sinceMs = passes ? performance.now() : null
    this.#wake.abort()
    this.#wake = new AbortController()
  }
}
