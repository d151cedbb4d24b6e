import type { Sleep } from '../../sandbox/tree-activity.ts'

/** A look at the programs: it takes time, and each thread is as it was at some instant of it. */
export interface Look {
  readonly sleeps: readonly Sleep[]
  /** When it began and ended, in milliseconds of the process. */
  readonly beganMs: number
  readonly endedMs: number
}

interface OpenSleep {
  /** When it may have begun, in milliseconds of the process. */
  readonly sinceMs: number
  readonly lengthMs: number
  /** When it is over, in time of the tape. */
  readonly dueMs: number
}

/** Shorter sleeps may pass between two looks, in milliseconds. */
const shortestMs = 50
/** A wait that ends so much before its time was ended by something else, in milliseconds. */
const slackMs = 5
/** A wait that lasts so much longer than its time is one for something else, in milliseconds. */
const overdueMs = 1500

/** Tells the time by how long programs asked to sleep, which is the same however late a busy machine wakes them. */
export class SleepClock {
  readonly #open = new Map<string, OpenSleep>()
  /** When the last look began: a sleep that it did not see may have begun right then. */
  #lookedMs = performance.now()
  #tellsAll = false
  /** Sleeps that the tape is ahead of. */
  #late: ReadonlySet<string> = new Set()
  #lateDueMs = Infinity

  /** Every program that waits for a clock is one whose time is known. */
  get tellsAll(): boolean {
    return this.#tellsAll
  }

  /** No known sleep ends before this time of the tape. */
  get nextDueMs(): number {
    return Math.min(...Array.from(this.#open.values(), ({ dueMs }) => dueMs))
  }

  /** Of those that were under way when time was jumped over; what is long overdue does not count. */
  get lateDueMs(): number {
    return this.#lateDueMs
  }

  /** Call when time of the tape was jumped over: who sleeps wakes so much later than the tape expects. */
  jumpedOver(): void {
    this.#late = new Set(this.#open.keys())
    this.#lateDueMs = this.nextDueMs
  }

  /** Some known sleep was under way at the last look. */
  get isOpen(): boolean {
    return this.#open.size > 0
  }

  /** Takes what a look saw at a time of the tape, and returns the time that the sleeps which are over have brought. */
  look({ sleeps, beganMs, endedMs }: Look, nowMs: number): number {
    const present = new Set(sleeps.map(({ thread }) => thread))
    let reachedMs = nowMs
    for (const [thread, { sinceMs, lengthMs, dueMs }] of this.#open) {
      if (present.has(thread)) continue
      this.#open.delete(thread)
      if (endedMs - sinceMs >= lengthMs - slackMs) reachedMs = Math.max(reachedMs, dueMs)
    }
    let isAllTold = sleeps.length > 0
    this.#lateDueMs = Infinity
    for (const { thread, lengthMs } of sleeps) {
      const open = this.#open.get(thread)
      const isOverdue = open !== undefined && endedMs - open.sinceMs > open.lengthMs + overdueMs
      if (lengthMs === null || lengthMs < shortestMs || isOverdue) isAllTold = false
      else if (open === undefined) {
        this.#open.set(thread, { sinceMs: this.#lookedMs, lengthMs, dueMs: reachedMs + lengthMs })
      } else if (this.#late.has(thread)) this.#lateDueMs = Math.min(this.#lateDueMs, open.dueMs)
    }
    this.#tellsAll = isAllTold
    this.#lookedMs = beganMs
    return reachedMs
  }
}
