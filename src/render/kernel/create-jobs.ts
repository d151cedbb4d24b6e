import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'

import type { Kernel } from './open-kernel.ts'

/** Work for the kernel that a second thread may do. */
export interface Jobs {
  /** Gives a job, as kernel.wat says what these are; jobs are done in their order. Returns its number. */
  give(job: readonly number[]): number
  /** Does a job at once and here. */
  now(job: readonly number[]): void
  /** True when there is no second thread, or it has enough to do for a while. */
  isBusy(): boolean
  /** True when the job of that number is done. */
  isDone(number: number): boolean
  /** Returns when it is done; jobs that nobody is at are done here. */
  await(number: number): void
  /** Returns when all are done. */
  awaitAll(): void
  /** Starts the second thread where there is a second processor. Until it has come up, jobs are done at once, here. */
  start(): void
  /** Ends the second thread; what is not done stays undone. */
  end(): void
}

/** So many jobs can be given and not done. */
const ringSize = 256
/** With so many it has enough. */
const enough = 16
/** Words of what stands before them. */
const [given, done, isUp, isAtWork, head] = [0, 1, 2, 3, 4]
const jobWords = 8
/** A job takes a millisecond. */
const longestWaitMs = 60_000

/** The whole program of the second thread. */
const program = `
const { module, memory, ring, size } = require('node:worker_threads').workerData
new WebAssembly.Instance(module, { kernel: { memory } }).exports.work(ring, size)
`

/** Jobs for a kernel; which thread does one depends on time, but what comes out does not. */
export function createJobs(kernel: Kernel): Jobs {
  const ring = kernel.allocate((head + (ringSize + 1) * jobWords) * 4)
  const at = ring / 4
  let thread: Worker | null = null
  let [isStarted, isShared, count] = [false, false, 0]
  const isDone = (number: number): boolean => number <= Atomics.load(kernel.words(), at + done)
  const wait = (number: number): void => {
    while (!isDone(number)) doNext(kernel, ring)
  }
  const put = (place: number, job: readonly number[]): void =>
    kernel.words().set(job, at + head + place * jobWords)
  const now = (job: readonly number[]): void => {
    put(ringSize, job)
    kernel.run(ring + (head + ringSize * jobWords) * 4)
  }
  const hasThread = (): boolean => {
    isShared ||= thread !== null && Atomics.load(kernel.words(), at + isUp) === 1
    return isShared
  }
  return {
    give(job) {
      if (!hasThread()) {
        now(job)
        return 0
      }
      wait(count + 1 - ringSize)
      put(count % ringSize, job)
      count += 1
      Atomics.store(kernel.words(), at + given, count)
      Atomics.notify(kernel.words(), at + given)
      return count
    },
    now,
    isBusy: () => !hasThread() || !isDone(count - enough),
    isDone,
    await: wait,
    awaitAll: () => wait(count),
    start() {
      if (isStarted) return
      isStarted = true
      if (availableParallelism() > 1)
        thread = startThread({ ...kernel.shared, ring, size: ringSize })
    },
    end() {
      Atomics.store(kernel.words(), at + given, -1)
      Atomics.notify(kernel.words(), at + given)
    },
  }
}

function startThread(workerData: object): Worker {
  const thread = new Worker(program, { eval: true, execArgv: [], workerData })
  // Where no thread can be had, it never comes up.
  thread.on('error', () => {})
  // A film that is not wanted to its end keeps no program alive.
  thread.unref()
  return thread
}

/** Does the next job unless the second thread is at one; then returns when it is not any more. */
function doNext(kernel: Kernel, ring: number): void {
  const place = ring / 4 + isAtWork
  if (Atomics.compareExchange(kernel.words(), place, 0, 1) === 0) {
    kernel.next(ring, ringSize)
    Atomics.store(kernel.words(), place, 0)
    Atomics.notify(kernel.words(), place)
  } else if (Atomics.wait(kernel.words(), place, 1, longestWaitMs) === 'timed-out') {
    throw new Error('the second thread of the kernel does not answer')
  }
}
