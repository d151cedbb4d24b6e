import { stripVTControlCharacters } from 'node:util'

import type { Step } from '../plan/plan.ts'

/** A step that runs, and the last line of its output that is not blank. */
export interface RunningStep {
  readonly step: Step
  readonly startedAt: number
  readonly tail: string
}

/** The steps that run, in the order of their starts, each with what it says. */
export class RunningSteps {
  readonly #running = new Map<Step, RunningStep & { readonly unfinished: string }>()

  get count(): number {
    return this.#running.size
  }

  /** The one that started last, null when none runs. */
  latest(): RunningStep | null {
    return [...this.#running.values()].at(-1) ?? null
  }

  start(step: Step, startedAt: number): void {
    this.#running.set(step, { step, startedAt, tail: '', unfinished: '' })
  }

  end(step: Step): void {
    this.#running.delete(step)
  }

  /** Keeps the last line, whole also when it came in pieces. */
  output(step: Step, data: Uint8Array): void {
    const known = this.#running.get(step)
    if (!known) return
    const text = known.unfinished + Buffer.from(data.subarray(-4096)).toString('utf8')
    const lines = stripVTControlCharacters(text).split(/[\r\n]+/)
    const tail = lines.findLast((line) => line.trim() !== '') ?? known.tail
    this.#running.set(step, { ...known, tail, unfinished: (lines.at(-1) ?? '').slice(-400) })
  }
}
