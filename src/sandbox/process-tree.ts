import { readdirSync } from 'node:fs'
import { constants, setPriority } from 'node:os'

import { procText } from './read-proc.ts'

/** One process as /proc shows it (proc(5)). */
export interface ProcessEntry {
  readonly pid: number
  /** Process group. */
  readonly group: number
  readonly threads: number
  /** Private and shared-anonymous memory, resident or swapped out, and the tables that lead to it, in bytes. */
  readonly memoryBytes: number
}

/** The processes of these ids that are still there. */
export function processEntries(ids: readonly number[]): ProcessEntry[] {
  return ids.map(processEntry).filter((entry) => entry !== null)
}

/** The host ids of the process and its descendants, parents first, at most `most`: cheaper than what they are. */
export function processIds(pid: number, most: number): number[] {
  const found = [pid]
  for (const next of found) {
    if (found.length >= most) break
    found.push(...childrenOf(next, most - found.length))
  }
  return found
}

/**
 * Kills the process and all its descendants; the ones that are gone already do not matter. What has stopped starts no child
 * between the reading of its children and its end. A sandbox's first process goes before all others, and its children are not
 * read: the kernel ends them with it (pid_namespaces(7)), and those of a fork bomb come faster than they can be read.
 */
export function killTree(pid: number): void {
  const first = processIds(pid, nearRoot).find(isFirstInside)
  if (first !== undefined) {
    hurry(first)
    send(first, 'SIGKILL')
  }
  const open = [pid]
  for (const next of open) {
    if (next !== first) {
      if (send(next, 'SIGSTOP')) awaitStop(next)
      open.push(...childrenOf(next))
    }
    send(next, 'SIGKILL')
  }
}

/** A sandbox's first process is the root's child. */
const nearRoot = 3

/** A look takes some 20 microseconds; what waits for a disk or for a child of vfork(2) may take longer, and is not waited for. */
const mostLooks = 1000

/** Returns when a process has stopped: one that was in the midst of fork(2) may get that child after the signal was sent. */
function awaitStop(pid: number): void {
  for (let looks = 0; looks < mostLooks && !hasStopped(pid); looks += 1);
}

/** True when no thread runs on: all are stopped, traced or dead (proc_pid_stat(5), field 3). */
function hasStopped(pid: number): boolean {
  return tasks(pid).every((task) => {
    const stat = procText(`/proc/${pid}/task/${task}/stat`)
    return stat === '' || /^[TtZXx]/.test(stat.slice(stat.lastIndexOf(')') + 2))
  })
}

/** What is to end others needs the processor in front of them, thousands in a fork bomb; only root may give it that. */
function hurry(pid: number): void {
  try {
    setPriority(pid, constants.priority.PRIORITY_HIGHEST)
  } catch {
    // RLIMIT_NPROC bounds what others than root start.
  }
}

/** True for the first process of a namespace below ours: `NSpid` ends with its number there (proc_pid_status(5)). */
function isFirstInside(pid: number): boolean {
  return /^NSpid:(?:\t\d+)+\t1$/m.test(procText(`/proc/${pid}/status`))
}

/**
 * Signals a process, or with a negative number a group; false when there is none. Never the first process, and
 * neither every process nor our own group, which is what kill(2) takes -1 and 0 for.
 */
export function send(target: number, signal: NodeJS.Signals): boolean {
  if (Math.abs(target) <= 1) return false
  try {
    return process.kill(target, signal)
  } catch {
    return false
  }
}

/**
 * The foreground process group of the terminal that the process is on, host numbers
 * (proc_pid_stat(5), field 8); -1 when it has none or is gone.
 */
export function foregroundGroup(pid: number): number {
  return statFields(pid)?.[5] ?? -1
}

function processEntry(pid: number): ProcessEntry | null {
  const fields = statFields(pid)
  if (fields === null) return null
  // Fields 5 and 20.
  return { pid, group: fields[2] ?? -1, threads: fields[17] ?? 0, memoryBytes: memoryBytes(pid) }
}

/** The numbers from field 3 (here a NaN, the state letter) on. */
function statFields(pid: number): number[] | null {
  const stat = procText(`/proc/${pid}/stat`)
  // The name in parentheses may hold anything, so the numbers start after the last parenthesis.
  return stat === ''
    ? null
    : stat
        .slice(stat.lastIndexOf(')') + 2)
        .split(' ')
        .map(Number)
}

/** Tables count, since pages that were only read need some and nothing else (proc_pid_status(5)). */
function memoryBytes(pid: number): number {
  const status = procText(`/proc/${pid}/status`)
  const lines = [
    ...status.matchAll(/^(?:RssAnon|RssShmem|VmPTE|VmSwap):\s+(?<kibibytes>\d+) kB$/gmu),
  ]
  return lines.reduce((sum, { groups }) => sum + Number(groups?.['kibibytes']) * 1024, 0)
}

/** Host ids of the child processes, at most about `most`; empty when the process is gone. */
export function childrenOf(pid: number, most: number = Number.POSITIVE_INFINITY): number[] {
  return tasks(pid).flatMap((task) =>
    childList(`/proc/${pid}/task/${task}/children`, most * longestId)
      .split(' ')
      .filter((word) => word !== '')
      .map(Number),
  )
}

/** Length of a process id with a blank behind it, at most (proc_sys_kernel(5), `pid_max`). */
const longestId = 8

/** The ids in a file, up to some length; one that is cut off there is left out. */
function childList(path: string, length: number): string {
  const list = procText(path, length)
  return list.length < length ? list : list.replace(/\d+$/, '')
}

function tasks(pid: number): string[] {
  try {
    return readdirSync(`/proc/${pid}/task`)
  } catch {
    return []
  }
}
