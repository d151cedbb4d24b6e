import type { Architecture } from './syscall-numbers.ts'

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

/**
 * System calls that a thread can wait in, with their numbers (Linux `arch/x86/entry/syscalls/syscall_64.tbl` and
 * `include/uapi/asm-generic/unistd.h`).
 */
const table: readonly (readonly [x64: number | null, arm64: number | null, judge: Judge])[] = [
  [0, 63, read], // read
  [19, 65, read], // readv
  [45, 207, read], // recvfrom
  [47, 212, read], // recvmsg
  [43, 202, read], // accept
  [288, 242, read], // accept4
  [1, 64, write], // write
  [7, null, untilInt(2)], // poll
  [271, 73, untilPointer(2)], // ppoll
  [23, null, untilPointer(4)], // select
  [270, 72, untilPointer(4)], // pselect6
  [232, null, untilInt(3)], // epoll_wait
  [281, 22, untilInt(3)], // epoll_pwait
  [441, 441, untilPointer(3)], // epoll_pwait2
  [61, 260, event], // wait4
  [247, 95, event], // waitid
  [34, null, event], // pause
  [130, 133, event], // rt_sigsuspend
  [202, 98, futex], // futex
  [35, 101, time], // nanosleep
  [230, 115, time], // clock_nanosleep
  [128, 137, untilPointer(2)], // rt_sigtimedwait
  [219, 128, time], // restart_syscall
]

const judges: Readonly<Record<Architecture, ReadonlyMap<number, Judge>>> = {
  x64: judgesOf(0),
  arm64: judgesOf(1),
}

function judgesOf(column: 0 | 1): ReadonlyMap<number, Judge> {
  return new Map(
    table.flatMap((row) => {
      const number = row[column]
      return number === null ? [] : [[number, row[2]] as const]
    }),
  )
}

/** What a thread waits for, by the number and arguments of its system call. */
export function blockingOf(
  architecture: Architecture,
  number: number,
  words: readonly bigint[],
): Blocking {
  return judges[architecture].get(number)?.(words) ?? 'other'
}
