import {
  type Activity,
  hasProcessEnded,
  type Sleep,
  type TreeActivity,
  treeActivity,
} from '../../sandbox/tree-activity.ts'

/**
 * What the programs on a terminal do: `quiet` when nothing can happen until something is typed, `gone` when they have ended,
 * though their last output may not have come yet.
 */
export type Verdict = 'quiet' | 'gone' | Exclude<Activity, 'blocked'>

/** Two looks are so far apart, in milliseconds. */
const pairMs = 2.5
/**
 * A program that typing does not wake within this time reads nothing, in milliseconds; on a busy machine looks come late, so
 * none counts for more than that.
 */
const [wakeMs, mostLookMs] = [400, 10]

/** How the watch learns about a terminal. */
export interface Watched {
  /** Host id of the first process on it. */
  readonly pid: number
  /** Nothing but the terminal reaches its programs; otherwise the verdict is always `unknown`. */
  readonly isClosed: boolean
  /** Sends a mark through the terminal behind all output so far; `fenced` is to be called when it has come. */
  readonly sendFence: () => void
}

/**
 * Tells when the programs behind a terminal are quiet: every thread is blocked without a time limit, twice in a row without
 * having run in between, whoever read what was typed has woken, and all output has come.
 */
export class QuietWatch {
  readonly #watched: Watched
  #shell = -1
  /** The first look of a pair. */
  #first: { readonly signature: string; readonly at: number } | null = null
  #fence: 'none' | 'sent' | 'come' = 'none'
  #quiet: string | null = null
  #sleeps: readonly Sleep[] = []
  #isAsleep = false
  /** Who slept when something was typed, when that was last looked at, and how long it has slept on. */
  #asleep: { readonly signature: string; readonly at: number; readonly forMs: number } | null = null

  constructor(watched: Watched) {
    this.#watched = watched
  }

  /** The shell on the terminal, by its host id. */
  set shell(pid: number) {
    this.#shell = pid
  }

  /** Call before something is typed. */
  typed(): void {
    const at = performance.now()
    const signature = this.#isAsleep ? this.#first?.signature : this.#quiet
    this.#asleep = signature ? { signature, at, forMs: 0 } : null
    this.#restart()
  }

  /** Call when output has come. */
  heard(): void {
    this.#asleep = null
    // What comes in front of a mark was written before it was sent.
    if (this.#fence !== 'sent') this.#restart()
  }

  /** Call when the mark has come. */
  fenced(): void {
    if (this.#fence === 'sent') this.#fence = 'come'
  }

  /** All that do not wait for a key sleep for known times, and all output has come. */
  get isAsleep(): boolean {
    return this.#isAsleep
  }

  /** The sleeps that the last look saw. */
  get sleeps(): readonly Sleep[] {
    return this.#sleeps
  }

  look(): Verdict {
    if (this.#quiet !== null) return 'quiet'
    if (!this.#watched.isClosed) return 'unknown'
    // What stood around the shell ends after it, and may sleep until it does.
    if (this.#shell > 0 && hasProcessEnded(this.#shell)) return 'gone'
    const seen = treeActivity({ pid: this.#watched.pid, shell: this.#shell })
    this.#sleeps = seen.sleeps
    if (seen.signature === '') return 'gone'
    if (seen.activity === 'timed' && areKnown(seen.sleeps)) {
      this.#isAsleep = this.#isSettled(seen)
      return 'timed'
    }
    if (seen.activity !== 'blocked') {
      this.#restart()
      return seen.activity
    }
    if (!this.#isSettled(seen)) return 'running'
    this.#quiet = seen.signature
    return 'quiet'
  }

  #isSettled({ signature }: TreeActivity): boolean {
    const now = performance.now()
    if (this.#asleep?.signature === signature) {
      const forMs = this.#asleep.forMs + Math.min(now - this.#asleep.at, mostLookMs)
      this.#asleep = { signature, at: now, forMs }
      if (forMs < wakeMs) return false
    }
    this.#asleep = null
    if (this.#first?.signature !== signature) {
      this.#restart()
      this.#first = { signature, at: now }
    } else if (this.#fence === 'none' && now - this.#first.at >= pairMs) {
      this.#fence = 'sent'
      this.#watched.sendFence()
    }
    return this.#fence === 'come'
  }

  #restart(): void {
    this.#isAsleep = false
    this.#first = null
    this.#fence = 'none'
    this.#quiet = null
  }
}

/** All tell how long they last. */
export function areKnown(sleeps: readonly Sleep[]): boolean {
  return sleeps.every(({ lengthMs }) => lengthMs !== null)
}
