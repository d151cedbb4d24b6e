import { closeSync, openSync, readSync } from 'node:fs'

import type { Policy } from './policy.ts'

/** What a sandbox's first process was like at its start. */
export interface ServerState {
  /** True when there is no process beside it. */
  isAlone(): boolean
  /** True when nothing of itself has changed since. */
  isUnchanged(): boolean
  close(): void
}

const whole = (text: string): string => text
// proc_pid_stat(5), behind the name: priority, nice, rt_priority and policy, fields 18, 19, 40 and 41.
const scheduling = (text: string): string => {
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ')
  return [15, 16, 37, 38].map((index) => fields[index]).join(' ')
}
const processors = (text: string): string => /^Cpus_allowed:.*$/mu.exec(text)?.[0] ?? ''
const connections = (text: string): string => /^TCP: .* tw \d+/mu.exec(text)?.[0] ?? ''

/**
 * Notes what code in a sandbox could change about the sandbox's first process, or leave beside it: other processes (it is
 * the ancestor of them all), resource limits (prlimit(2)), priority and processors (sched(7)), what user 0 may write below its
 * /proc directory, and connections that the sandbox's own network remembers. `pid` is its host id.
 */
export function noteServerState(pid: number, { network }: Policy): ServerState {
  const sources: readonly (readonly [string, (text: string) => string])[] = [
    ['limits', whole],
    ['stat', scheduling],
    ['status', processors],
    ['oom_score_adj', whole],
    ['autogroup', whole],
    ...(network !== 'host' ? [['net/sockstat', connections] as const] : []),
  ]
  const open = (name: string): number => openProcFile(`/proc/${pid}/${name}`)
  const children = open(`task/${pid}/children`)
  const files = sources
    .map(([name, part]) => ({ fd: open(name), part }))
    .filter(({ fd }) => fd !== -1)
    .map(({ fd, part }) => ({ fd, part, first: part(readText(fd)) }))
  return {
    isAlone: () => children === -1 || readText(children) === '',
    isUnchanged: () => files.every(({ fd, part, first }) => part(readText(fd)) === first),
    close: () => {
      for (const { fd } of files) closeSync(fd)
      if (children !== -1) closeSync(children)
    },
  }
}

/** -1 for what this kernel does not have. */
function openProcFile(path: string): number {
  try {
    return openSync(path, 'r')
  } catch {
    return -1
  }
}

const buffer = Buffer.alloc(16_384)

/** The present text of an open file under /proc, which is made anew at each read from its begin. */
function readText(fd: number): string {
  try {
    return buffer.toString('latin1', 0, readSync(fd, buffer, 0, buffer.length, 0))
  } catch {
    // The process is gone (ESRCH).
    return ''
  }
}
