import { setTimeout as sleep } from 'node:timers/promises'

import type { QuietWatch, Verdict } from './quiet-watch.ts'

/** How the time of a tape passes. */
export type Timing =
  /** Virtual: what nothing happens in costs no time; what programs do takes as long as it takes. */
  | 'real'
  /** Virtual, and only programs' own pauses count, in steps: the same tape gives the same times. */
  | 'frozen'
  /** Every second of the tape takes one. */
  | 'realtime'

/** Why waiting for something ended. */
export type WaitEnd = 'met' | 'never' | 'timeout'

/** The time between two looks: it grows while nothing changes, in milliseconds. */
const [shortestLookMs, longestLookMs] = [3, 20]
/** Frozen times of output are multiples of this, in milliseconds. */
const frozenStepMs = 100
/** Before a key, programs that compute get so much time that does not count, in milliseconds. */
const graceMs: Readonly<Record<Timing, number>> = { real: 100, frozen: 2000, realtime: 0 }

/** The terminal's side of time. */
export interface Paced {
  readonly watch: QuietWatch
  /** True once the shell has gone and its output has come. */
  readonly hasEnded: () => boolean
}

/**
 * The clock of a tape, in milliseconds. Pauses are jumped over when the programs are quiet, so that the tape's own times add
 * up exactly, however busy the machine is.
 */
export class Pacer {
  readonly #paced: Paced
  readonly #timing: Timing
  #nowMs = 0
  /** The end of the current pause. */
  #limitMs = 0
  /** When the programs last were quiet, and how much of the tape's time they took since. */
  #anchorMs = 0
  #countedMs = 0
  #computedMs = 0
  #lookedAt: number | null = null

  constructor(paced: Paced, timing: Timing) {
    this.#paced = paced
    this.#timing = timing
  }

  /** The time of the tape. */
  get nowMs(): number {
    return this.#nowMs
  }

  /** The time that belongs to output which comes now. */
  stampMs(): number {
    const isCounting = this.#timing !== 'frozen' && this.#lookedAt !== null
    const sinceMs = isCounting ? performance.now() - (this.#lookedAt ?? 0) : 0
    return Math.min(this.#limitMs, Math.max(this.#nowMs, this.#reachedMs(sinceMs)))
  }

  /** Lets a time of the tape pass; what happened before does not hold it up. */
  async pass(ms: number): Promise<void> {
    const endMs = this.#nowMs + ms
    this.#begin(endMs)
    while (this.#anchorMs + this.#countedMs < endMs && !this.#paced.hasEnded()) {
      if (this.#look() === 'quiet') {
        this.#jump(endMs)
        break
      }
      // oxlint-disable-next-line no-await-in-loop -- time passes
      await this.#step(endMs - this.#anchorMs - this.#countedMs)
    }
    this.#end(endMs)
  }

  /** Lets programs that compute come to rest, without counting the time. */
  async settle(): Promise<void> {
    const startedAt = performance.now()
    this.#limitMs = this.#nowMs
    while (!this.#paced.hasEnded()) {
      const verdict = this.#judge()
      const isOver = performance.now() - startedAt >= graceMs[this.#timing]
      if (verdict !== 'gone' && (verdict !== 'running' || isOver)) return
      // oxlint-disable-next-line no-await-in-loop -- time passes
      await this.#step(longestLookMs)
    }
  }

  /** Call when something was typed: what programs do from now on is its answer. */
  restart(): void {
    this.#jump(this.#nowMs)
  }

  /** Waits until something is so; `never` when nothing can happen any more. The time counts. */
  async until(isMet: () => boolean, timeoutMs: number): Promise<WaitEnd> {
    await this.settle()
    const startedAt = performance.now()
    this.#begin(Infinity)
    let end: WaitEnd | null = null
    while (end === null) {
      const isOver = this.#paced.hasEnded() || this.#look() === 'quiet'
      if (isMet()) end = 'met'
      else if (isOver) end = 'never'
      else if (performance.now() - startedAt >= timeoutMs) end = 'timeout'
      // oxlint-disable-next-line no-await-in-loop -- time passes
      else await this.#step(timeoutMs)
    }
    this.#end(Math.max(this.#nowMs, this.#reachedMs(0)))
    return end
  }

  #begin(limitMs: number): void {
    this.#limitMs = limitMs
    this.#lookedAt = performance.now()
  }

  #end(nowMs: number): void {
    this.#nowMs = nowMs
    this.#limitMs = nowMs
    this.#lookedAt = null
  }

  #jump(ms: number): void {
    this.#anchorMs = ms
    this.#countedMs = 0
    this.#computedMs = 0
  }

  #judge(): Verdict {
    return this.#timing === 'realtime' ? 'unknown' : this.#paced.watch.look()
  }

  /** Looks, and counts the time since the last look. */
  #look(): Verdict {
    const verdict = this.#judge()
    const now = performance.now()
    const goneMs = now - (this.#lookedAt ?? now)
    this.#lookedAt = now
    if (this.#timing === 'frozen' && verdict === 'running') this.#computedMs += goneMs
    const isFree = this.#timing === 'frozen' && this.#computedMs < graceMs.frozen
    if (verdict !== 'running' || !isFree) this.#countedMs += goneMs
    return verdict
  }

  /** The time that programs have reached since they last were quiet, as the outputs tell it. */
  #reachedMs(sinceMs: number): number {
    const takenMs = this.#countedMs + sinceMs
    const stepMs = this.#timing === 'frozen' ? frozenStepMs : 1
    return this.#anchorMs + Math.round(takenMs / stepMs) * stepMs
  }

  async #step(leftMs: number): Promise<void> {
    const lookMs = Math.min(longestLookMs, Math.max(shortestLookMs, this.#countedMs / 10))
    await sleep(Math.max(1, Math.min(leftMs, lookMs)))
  }
}
