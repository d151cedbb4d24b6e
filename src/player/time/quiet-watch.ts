import { type Activity, type TreeActivity, treeActivity } from '../../sandbox/tree-activity.ts'

/**
 * What the programs on a terminal do: `quiet` when nothing can happen until something is typed, `gone` when they have ended,
 * though their last output may not have come yet.
 */
export type Verdict = 'quiet' | 'gone' | Exclude<Activity, 'blocked'>

/** Two looks are so far apart, in milliseconds. */
const pairMs = 2.5
/** After the last byte of output, in milliseconds: the kernel hands output over with a delay. */
const silenceMs = 5
/** A program that typing does not wake within this time reads nothing, in milliseconds. */
const wakeMs = 250

/**
 * Tells when the programs behind a terminal are quiet: every thread is blocked without a time limit, twice in a row without
 * having run in between, and whoever read what was typed has woken.
 */
export class QuietWatch {
  readonly #tree: { readonly pid: number; shell: number }
  readonly #isClosed: boolean
  #first: { readonly signature: string; readonly at: number } | null = null
  #quiet: string | null = null
  #asleep: { readonly signature: string; readonly at: number } | null = null
  #outputAt = 0

  /** `isClosed`: nothing but the terminal reaches the programs; otherwise the verdict is always `unknown`. */
  constructor(pid: number, isClosed: boolean) {
    this.#tree = { pid, shell: -1 }
    this.#isClosed = isClosed
  }

  /** The shell on the terminal, by its host id. */
  set shell(pid: number) {
    this.#tree.shell = pid
  }

  /** Call before something is typed. */
  typed(): void {
    this.#asleep = this.#quiet === null ? null : { signature: this.#quiet, at: performance.now() }
    this.#first = null
    this.#quiet = null
  }

  /** Call when output has come. */
  heard(): void {
    this.#outputAt = performance.now()
    this.#asleep = null
    this.#first = null
    this.#quiet = null
  }

  look(): Verdict {
    if (this.#quiet !== null) return 'quiet'
    if (!this.#isClosed) return 'unknown'
    const seen = treeActivity(this.#tree)
    if (seen.signature === '') return 'gone'
    if (seen.activity !== 'blocked') {
      this.#first = null
      return seen.activity
    }
    if (!this.#isSettled(seen)) return 'running'
    this.#quiet = seen.signature
    return 'quiet'
  }

  #isSettled({ signature }: TreeActivity): boolean {
    const now = performance.now()
    if (this.#asleep !== null) {
      if (this.#asleep.signature === signature && now - this.#asleep.at < wakeMs) return false
      this.#asleep = null
    }
    if (this.#first?.signature !== signature) {
      this.#first = { signature, at: now }
      return false
    }
    return now - this.#first.at >= pairMs && now - this.#outputAt >= silenceMs
  }
}
