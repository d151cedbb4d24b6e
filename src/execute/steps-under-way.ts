import type { Step } from '../plan/plan.ts'

/** The steps that run; those with `:async` go on in their sessions while others start. */
export class StepsUnderWay {
  readonly #running = new Map<Step, Promise<void>>()

  /** True while one runs. */
  get isBusy(): boolean {
    return this.#running.size > 0
  }

  /** Takes a step that runs; `end` settles when it has ended. */
  add(step: Step, end: Promise<void>): void {
    this.#running.set(step, end)
    const gone = (): void => void this.#running.delete(step)
    // A rejection is seen by the one who waits.
    end.then(gone, () => undefined)
  }

  /** Settles when a step that shares its session with some of them, or needs them, may start. */
  async freeFor({ needs, arguments: { session } }: Step): Promise<void> {
    const others = [...this.#running].filter(
      ([step]) => step.arguments.session === session || needs.blocks.includes(step.block.index),
    )
    await Promise.all(others.map(([, end]) => end))
  }

  /** Settles when all have ended. */
  async ended(): Promise<void> {
    await Promise.all(this.#running.values())
  }
}
