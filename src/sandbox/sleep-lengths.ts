import { closeSync, openSync, readSync } from 'node:fs'

import type { Architecture } from './syscall-numbers.ts'

/** A system call that waits for a clock, as the kernel got it. */
export interface TimedCall {
  readonly pid: number
  readonly architecture: Architecture
  readonly number: number
  /** Its six arguments. */
  readonly words: readonly bigint[]
}

/**
 * How long a system call waits at most, in milliseconds from its start; null where that cannot be told. What is left until an
 * instant is rounded up to tenths of a second, since the call may have begun a while ago.
 */
export type SleepLength = (call: TimedCall) => number | null

/** A number of milliseconds (poll(2), epoll_wait(2)). */
export const milliseconds =
  (index: number): SleepLength =>
  ({ words }) =>
    Number(BigInt.asIntN(32, words[index] ?? 0n))

/** A pointer to a timespec (3type), or to a timeval, whose fractions are thousand times as long. */
export const interval =
  (index: number, nsPerFraction = 1): SleepLength =>
  (call) => {
    const time = timeAt(call, index)
    return time === null ? null : time.seconds * 1000 + (time.fractions * nsPerFraction) / 1e6
  }

/** clock_nanosleep(2): a length, or an instant of one of the two usual clocks (TIMER_ABSTIME). */
export const clockSleep: SleepLength = (call) =>
  (call.words[1] ?? 0n) === 1n ? untilInstant(call, 2, call.words[0] === 0n) : interval(2)(call)

/** futex(2): FUTEX_WAIT has a length, FUTEX_WAIT_BITSET an instant, of CLOCK_REALTIME with the flag 256. */
export const futexWait: SleepLength = (call) => {
  const operation = call.words[1] ?? 0n
  if ((operation & 0x7fn) === 0n) return interval(3)(call)
  return (operation & 0x7fn) === 9n ? untilInstant(call, 3, (operation & 256n) !== 0n) : null
}

const tenthMs = 100

function untilInstant(call: TimedCall, index: number, isRealtime: boolean): number | null {
  const time = timeAt(call, index)
  if (time === null) return null
  const nowMs = isRealtime ? Date.now() : Number(process.hrtime.bigint()) / 1e6
  const leftMs = time.seconds * 1000 + time.fractions / 1e6 - nowMs
  return Math.max(0, Math.ceil(leftMs / tenthMs) * tenthMs)
}

/** Two words of 64 bits in the memory of the process (proc_pid_mem(5)); null where it may not be read. */
function timeAt(
  { pid, words }: TimedCall,
  index: number,
): { readonly seconds: number; readonly fractions: number } | null {
  const bytes = Buffer.alloc(16)
  try {
    const open = openSync(`/proc/${pid}/mem`, 'r')
    try {
      if (readSync(open, bytes, 0, 16, words[index] ?? 0n) !== 16) return null
    } finally {
      closeSync(open)
    }
  } catch {
    return null
  }
  return {
    seconds: Number(bytes.readBigInt64LE(0)),
    fractions: Number(bytes.readBigInt64LE(8)),
  }
}
