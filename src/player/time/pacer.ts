import { setTimeout as sleep } from 'node:timers/promises'

import { areKnown, type QuietWatch, type Verdict } from './quiet-watch.ts'
import { SleepClock } from './sleep-clock.ts'

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
const [shortestLookMs, longestLookMs] = [1.5, 20]
/** Frozen pauses before output are multiples of this, in milliseconds. */
const frozenStepMs = 100
/** What a frozen pause may lack to the next step, and what of one is taken for the machine's, in milliseconds. */
const [earlyMs, mostLateMs] = [30, 40]
/** The end of a sleep may be told so much too late, in milliseconds. */
const toldLateMs = 100
/**
 * So much of a real pause passes before the rest is jumped over while a program sleeps, in milliseconds: what was typed may be under
 * way in a terminal that a program holds itself, as tmux does.
 */
const wakingMs = 30
/**
 * Before a key, programs that compute get so much time that does not count, in milliseconds. A look counts for no more than the
 * pause before it, so that on a busy machine, where we get as little time as they do, they get longer.
 */
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
  /** The programs compute or sleep for a known time, so what passes does not count. */
  #isFree = false
  /** At the last look. */
  #wasFree = false
  readonly #sleeps = new SleepClock()

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
    if (this.#timing === 'frozen' && this.#sleeps.isOpen) this.#look()
    else this.#count(this.#isFree)
    const reachedMs = this.#reachedMs()
    if (this.#timing !== 'frozen') return Math.min(this.#limitMs, Math.max(this.#nowMs, reachedMs))
    if (reachedMs > this.#anchorMs) this.#advance(reachedMs)
    // A program that ended its sleep before it was seen to be asleep may be ahead of the tape.
    return Math.max(this.#nowMs, reachedMs)
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
      if (this.#isAsleepUntil(endMs)) {
        if (this.#timing === 'real') this.#jumpAhead(endMs)
        break
      }
      // oxlint-disable-next-line no-await-in-loop -- time passes
      await this.#step(endMs - this.#anchorMs - this.#countedMs)
    }
    this.#end(endMs)
  }

  /** Lets programs that compute come to rest, without counting the time. */
  async settle(): Promise<void> {
    let graceLeftMs = graceMs[this.#timing]
    this.#limitMs = this.#nowMs
    while (!this.#paced.hasEnded()) {
      const verdict = this.#look()
      const comesToRest = verdict === 'running' || (verdict === 'timed' && this.#fallsAsleep())
      if (verdict !== 'gone' && (!comesToRest || graceLeftMs <= 0)) return
      // oxlint-disable-next-line no-await-in-loop -- time passes
      graceLeftMs -= await this.#step(longestLookMs)
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
    this.#end(Math.max(this.#nowMs, this.#reachedMs()))
    return end
  }

  /** Nothing will happen before that time. */
  #isAsleepUntil(ms: number): boolean {
    const { isAsleep } = this.#paced.watch
    const isReal = this.#timing === 'real'
    if (isReal && this.#countedMs < wakingMs) return false
    const untilMs = isReal ? ms + toldLateMs : ms
    return isAsleep && this.#sleeps.tellsAll && this.#sleeps.nextDueMs > untilMs
  }

  /** All wait for a key or for known times, and output may still come. */
  #fallsAsleep(): boolean {
    const { isAsleep, sleeps } = this.#paced.watch
    return this.#timing === 'frozen' && areKnown(sleeps) && !isAsleep
  }

  #begin(limitMs: number): void {
    this.#limitMs = limitMs
    this.#isFree = this.#timing === 'frozen'
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

  /** What sleeps meanwhile wakes by the machine's clock, and so the tape waits for it later. */
  #jumpAhead(ms: number): void {
    this.#jump(ms)
    this.#sleeps.jumpedOver()
  }

  #judge(): Verdict {
    return this.#timing === 'realtime' ? 'unknown' : this.#paced.watch.look()
  }

  /** Looks, and counts the time since the last look. */
  #look(): Verdict {
    const beganMs = performance.now()
    const verdict = this.#judge()
    if (this.#timing !== 'frozen') this.#count(false)
    if (this.#timing === 'realtime') return verdict
    const nowMs = Math.max(this.#nowMs, this.#anchorMs + this.#countedMs)
    const { sleeps } = this.#paced.watch
    const toldMs = this.#sleeps.look({ sleeps, beganMs, endedMs: performance.now() }, nowMs)
    if (this.#timing === 'real') return verdict
    const computes = verdict === 'running' && this.#computedMs < graceMs.frozen
    const isFree = computes || this.#sleeps.tellsAll
    this.#count(isFree || this.#wasFree)
    this.#wasFree = isFree
    if (toldMs > nowMs) this.#countedMs = Math.max(this.#countedMs, toldMs - this.#anchorMs)
    return verdict
  }

  /** Counts the time since the last look, unless it is free. */
  #count(isFree: boolean): void {
    if (this.#lookedAt === null) return
    const now = performance.now()
    const mostMs = Math.max(this.#countedMs, this.#sleeps.lateDueMs - this.#anchorMs)
    if (!isFree) this.#countedMs = Math.min(mostMs, this.#countedMs + now - this.#lookedAt)
    else if (!this.#sleeps.tellsAll)
      this.#computedMs += Math.min(now - this.#lookedAt, longestLookMs)
    this.#lookedAt = now
    this.#isFree = isFree
  }

  /** The time that programs have reached since they last were quiet, as the outputs tell it. */
  #reachedMs(): number {
    if (this.#timing !== 'frozen') return this.#anchorMs + Math.round(this.#countedMs)
    return this.#anchorMs + Math.floor((this.#countedMs + earlyMs) / frozenStepMs) * frozenStepMs
  }

  /** Frozen pauses are counted from one output to the next; what a busy machine adds to one is dropped. */
  #advance(reachedMs: number): void {
    const lateMs = this.#anchorMs + this.#countedMs - reachedMs
    this.#anchorMs = reachedMs
    this.#countedMs = lateMs > mostLateMs ? lateMs : 0
  }

  /** Waits until the next look, and returns how long it wanted to. */
  async #step(leftMs: number): Promise<number> {
    const lookMs = Math.min(longestLookMs, Math.max(shortestLookMs, this.#countedMs / 10))
    const stepMs = Math.max(1, Math.min(leftMs, lookMs))
    await sleep(stepMs)
    return stepMs
  }
}
