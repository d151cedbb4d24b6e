import { createInterrupts } from './interrupts.ts'

/** Does work that interrupts end in order: instead of ending the process they abort the signal that it gets, until it is done. */
export async function interruptible<Result>(
  work: (signal: AbortSignal) => Promise<Result>,
): Promise<Result> {
  const interrupts = createInterrupts()
  const release = interrupts.hold()
  try {
    return await work(interrupts.signal)
  } finally {
    release()
  }
}
