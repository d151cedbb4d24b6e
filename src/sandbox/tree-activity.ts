import { readlinkSync, statSync } from 'node:fs'
import { basename } from 'node:path'

import { alarmLength } from './alarm-length.ts'
import { type Blocking, blockingOf, sleepLength } from './blocking-calls.ts'
import { namesIn } from './entries-of.ts'
import { processIds } from './process-tree.ts'
import { procText, readProc } from './read-proc.ts'
import type { TimedCall } from './sleep-lengths.ts'

/**
 * What a tree of processes does: `blocked`, no thread can go on unless someone outside of the tree acts; `timed`, all
 * sleep, but a time limit may wake one; `running`, some compute or wait for a disk; `unknown`, /proc does not tell.
 */
export type Activity = 'blocked' | 'timed' | 'running' | 'unknown'

/**
 * A tree at one instant. Two looks with the same signature saw the same threads, none of which ran in between; it is `''` when
 * there is no thread any more.
 */
export interface TreeActivity {
  readonly activity: Activity
  readonly signature: string
  /** What waits for a clock. */
  readonly sleeps: readonly Sleep[]
}

/** A thread that waits for a clock, or a process that has a timer. */
export interface Sleep {
  /** The same as long as it waits. */
  readonly thread: string
  /** From its start, at most; null when that cannot be told. */
  readonly lengthMs: number | null
}

interface ThreadActivity {
  readonly activity: Activity
  readonly signature: string
  /** For a thread that is `timed`; null when that is not known. */
  readonly lengthMs: number | null
}

/** What is looked at. */
export interface WatchedTree {
  /** Host id of the first process. */
  readonly pid: number
  /** The shell on the terminal: it catches SIGALRM without setting an alarm. */
  readonly shell: number
}

const rank: readonly Activity[] = ['blocked', 'timed', 'running', 'unknown']

/**
 * Looks at all threads of a tree that reaches nothing outside of it through a socket (proc_pid_stat(5), proc_pid_syscall(5)): then what it waits for can
 * only come from the tree itself, a clock or its terminal.
 */
export function treeActivity({ pid, shell }: WatchedTree): TreeActivity {
  const ids = processIds(pid, Number.POSITIVE_INFINITY)
  return joined(ids.map((id) => processActivity(id, id === shell)))
}

/** True for a process that has ended, whether or not its parent knows (proc_pid_status(5)). */
export function hasProcessEnded(pid: number): boolean {
  const [, state = 'X'] = /^State:\s+(\S)/mu.exec(procText(`/proc/${pid}/status`)) ?? []
  return 'ZXx'.includes(state)
}

function joined(parts: readonly TreeActivity[]): TreeActivity {
  return {
    activity: parts.map(({ activity }) => activity).reduce(worse, 'blocked'),
    signature: parts
      .map(({ signature }) => signature)
      .filter(Boolean)
      .join(' '),
    sleeps: parts.flatMap(({ sleeps }) => sleeps),
  }
}

function worse(left: Activity, right: Activity): Activity {
  return rank.indexOf(left) < rank.indexOf(right) ? right : left
}

function processActivity(pid: number, isShell: boolean): TreeActivity {
  const threads = joined(
    namesIn(`/proc/${pid}/task`).map((task) => asTree(threadActivity(pid, task))),
  )
  const hasAlarm = !isShell && catchesAlarm(pid)
  const isAsleep = threads.activity === 'blocked' || threads.activity === 'timed'
  if (!hasAlarm && !(isAsleep && (hasArmedTimer(pid) || hasPosixTimer(pid)))) return threads
  const lengthMs = hasAlarm ? alarmLength(pid) : null
  const sleeps = [...threads.sleeps, { thread: `${pid}`, lengthMs }]
  return { ...threads, activity: worse(threads.activity, 'timed'), sleeps }
}

function asTree({ activity, signature, lengthMs }: ThreadActivity): TreeActivity {
  const sleeps = activity === 'timed' ? [{ thread: signature, lengthMs }] : []
  return { activity, signature, sleeps }
}

function threadActivity(pid: number, task: string): ThreadActivity {
  const status = procText(`/proc/${pid}/task/${task}/status`)
  const state = /^State:\s+(\S)/mu.exec(status)?.[1] ?? 'X'
  const switches = [...status.matchAll(/ctxt_switches:\s+(\d+)/gu)].map(([, count]) => count)
  const call = state === 'S' ? systemCall(pid, task) : ''
  const signature = `${task}${state}${switches.join('+')},${call}`
  const activity = stateActivity(pid, state, call)
  const timed = activity === 'timed' ? parsedCall(pid, call) : null
  return { activity, signature, lengthMs: timed && sleepLength(timed) }
}

/** As /proc has it (proc_pid_syscall(5)); a thread that has gone since its state was read was running. */
function systemCall(pid: number, task: string): string {
  try {
    return readProc(`/proc/${pid}/task/${task}/syscall`).trim()
  } catch (error) {
    const hasGone = ['ENOENT', 'ESRCH'].includes((error as NodeJS.ErrnoException).code ?? '')
    return hasGone ? 'running' : ''
  }
}

/** A system call as /proc has it; null where that does not tell, and on other processors. */
function parsedCall(pid: number, call: string): TimedCall | null {
  const { arch: architecture } = process
  const [number = '', ...words] = call.split(' ')
  if (number === '' || (architecture !== 'x64' && architecture !== 'arm64')) return null
  return { pid, architecture, number: Number(number), words: words.slice(0, 6).map(BigInt) }
}

/** Stopped and dead threads do nothing by themselves. */
function stateActivity(pid: number, state: string, call: string): Activity {
  if (['T', 't', 'Z', 'X', 'x'].includes(state)) return 'blocked'
  if (state !== 'S' || call.startsWith('running')) return 'running'
  const parsed = parsedCall(pid, call)
  if (parsed === null) return 'unknown'
  return waitActivity(blockingOf(parsed), `/proc/${pid}/fd/${Number(parsed.words[0])}`)
}

/** What is read or written outside of the tree, and is no terminal, may come at any time. */
function waitActivity(blocking: Blocking, descriptor: string): Activity {
  if (blocking === 'other') return 'running'
  if (blocking === 'event') return 'blocked'
  if (blocking === 'time') return 'timed'
  try {
    const stat = statSync(descriptor)
    if (stat.isFIFO()) return 'blocked'
    if (blocking === 'write') return 'running'
    if (stat.isSocket()) return 'blocked'
    if (stat.isCharacterDevice()) return isTerminal(stat.rdev) ? 'blocked' : 'timed'
    return readlinkSync(descriptor) === 'anon_inode:[eventfd]' ? 'blocked' : 'timed'
  } catch {
    return 'running'
  }
}

/** Major numbers of pseudo-terminals and of /dev/tty (Linux, Documentation/admin-guide/devices.txt). */
function isTerminal(device: number): boolean {
  const major = (device >> 8) & 0xfff
  return (major >= 136 && major <= 143) || device === 0x500
}

/** SIGALRM and SIGVTALRM (signal(7)), as bits of a mask. */
const [alarmBit, virtualAlarmBit] = [1n << 13n, 1n << 25n]
/** Shells at a terminal catch SIGALRM, of those that catch it alone. */
const shellNames: ReadonlySet<string> = new Set(['zsh', 'fish'])

/**
 * Who catches SIGALRM may have set an alarm, which /proc does not show. Who catches SIGVTALRM too catches whatever there
 * is, as bash does at a terminal and every program in Go.
 */
function catchesAlarm(pid: number): boolean {
  const [, caught = '0'] = /^SigCgt:\s+([0-9a-f]+)/mu.exec(procText(`/proc/${pid}/status`)) ?? []
  const mask = BigInt(`0x${caught}`)
  if ((mask & alarmBit) === 0n || (mask & virtualAlarmBit) !== 0n) return false
  return !shellNames.has(basename(link(`/proc/${pid}/exe`)))
}

/** A timerfd that will expire (proc_pid_fdinfo(5), `it_value`). */
function hasArmedTimer(pid: number): boolean {
  return namesIn(`/proc/${pid}/fd`).some((descriptor) => {
    if (link(`/proc/${pid}/fd/${descriptor}`) !== 'anon_inode:[timerfd]') return false
    const value = /^it_value: \((\d+), (\d+)\)/mu.exec(
      procText(`/proc/${pid}/fdinfo/${descriptor}`),
    )
    return value === null || Number(value[1]) + Number(value[2]) > 0
  })
}

/** Editors that have a timer for what they compute, such as matches of a pattern, and stop it when that is done. */
const editorName = /^vim(\.\w+)?$/

/** A timer of timer_create(2), which /proc does not tell the time of (proc_pid_timers(5)). */
function hasPosixTimer(pid: number): boolean {
  return (
    procText(`/proc/${pid}/timers`) !== '' && !editorName.test(basename(link(`/proc/${pid}/exe`)))
  )
}

function link(path: string): string {
  try {
    return readlinkSync(path)
  } catch {
    return ''
  }
}
