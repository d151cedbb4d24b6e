import {
  clockSleep,
  futexWait,
  interval,
  milliseconds,
  type SleepLength,
  type TimedCall,
} from './sleep-lengths.ts'

/** What a thread in a system call waits for; `arguments` are the call's six, as the kernel got them. */
export type Blocking =
  /** Something that another process does, or a child's end. */
  | 'event'
  /** What the descriptor in the first argument tells. */
  | 'read'
  | 'write'
  /** A clock. */
  | 'time'
  /** Nothing that lasts. */
  | 'other'

type Judge = (words: readonly bigint[]) => Blocking

const read: Judge = () => 'read'
const write: Judge = () => 'write'
const event: Judge = () => 'event'
const time: Judge = () => 'time'

/** Without a time limit: the argument is a NULL pointer. */
const untilPointer =
  (index: number): Judge =>
  (words) =>
    words[index] === 0n ? 'event' : 'time'

/** Without a time limit: the argument is a negative int. */
const untilInt =
  (index: number): Judge =>
  (words) =>
    BigInt.asIntN(32, words[index] ?? 0n) < 0n ? 'event' : 'time'

/** futex(2): only waits end by another thread's wake; the time limit is the fourth argument. */
const futexWaits: ReadonlySet<bigint> = new Set([0n, 6n, 9n, 13n])
const futex: Judge = (words) =>
  futexWaits.has((words[1] ?? 0n) & 0x7fn) && words[3] === 0n ? 'event' : 'time'

type Row = readonly [x64: number | null, arm64: number | null, judge: Judge, length?: SleepLength]

/**
 * System calls that a thread can wait in: their numbers (Linux `arch/x86/entry/syscalls/syscall_64.tbl` and
 * `include/uapi/asm-generic/unistd.h`), what they wait for, and how long where a clock ends it.
 */
const table: readonly Row[] = [
  [0, 63, read], // read
  [19, 65, read], // readv
  [45, 207, read], // recvfrom
  [47, 212, read], // recvmsg
  [43, 202, read], // accept
  [288, 242, read], // accept4
  [1, 64, write], // write
  [7, null, untilInt(2), milliseconds(2)], // poll
  [271, 73, untilPointer(2), interval(2)], // ppoll
  [23, null, untilPointer(4), interval(4, 1000)], // select
  [270, 72, untilPointer(4), interval(4)], // pselect6
  [232, null, untilInt(3), milliseconds(3)], // epoll_wait
  [281, 22, untilInt(3), milliseconds(3)], // epoll_pwait
  [441, 441, untilPointer(3), interval(3)], // epoll_pwait2
  [61, 260, event], // wait4
  [247, 95, event], // waitid
  [34, null, event], // pause
  [130, 133, event], // rt_sigsuspend
  [202, 98, futex, futexWait], // futex
  [35, 101, time, interval(0)], // nanosleep
  [230, 115, time, clockSleep], // clock_nanosleep
  [128, 137, untilPointer(2), interval(2)], // rt_sigtimedwait
  [219, 128, time], // restart_syscall
]

const rows = { x64: rowsOf(0), arm64: rowsOf(1) }

function rowsOf(column: 0 | 1): ReadonlyMap<number, Row> {
  return new Map(table.flatMap((row) => (row[column] === null ? [] : [[row[column], row]])))
}

/** What a thread waits for in a system call. */
export function blockingOf(call: TimedCall): Blocking {
  return rows[call.architecture].get(call.number)?.[2](call.words) ?? 'other'
}

/** How long a thread waits in a system call at most (`SleepLength`). */
export function sleepLength(call: TimedCall): number | null {
  return rows[call.architecture].get(call.number)?.[3]?.(call) ?? null
}
