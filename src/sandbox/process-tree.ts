import { readFileSync, readdirSync } from 'node:fs'

/** One process as /proc shows it (proc(5)). */
export interface ProcessEntry {
  readonly pid: number
  /** Process group. */
  readonly group: number
  /** Private and shared-anonymous memory that is resident, in bytes. */
  readonly residentBytes: number
}

/** The processes of these ids that are still there. */
export function processEntries(ids: readonly number[]): ProcessEntry[] {
  return ids.map(processEntry).filter((entry) => entry !== null)
}

/** The host ids of the process and its descendants, parents first, at most `most`: cheaper than what they are. */
export function processIds(pid: number, most: number = Number.POSITIVE_INFINITY): number[] {
  const found: number[] = []
  for (const next of walk(pid)) {
    found.push(next)
    if (found.length >= most) break
  }
  return found
}

/**
 * Kills the process and all its descendants; the ones that are gone already do not matter.
 * Parents first and during the walk: a fork bomb grows faster than it can be listed, and a sandbox
 * ends as a whole with its first process.
 */
export function killTree(pid: number): void {
  // What is stopped starts no child between the reading of its children and its end.
  for (const next of walk(pid, (parent) => void send(parent, 'SIGSTOP'))) send(next, 'SIGKILL')
}

/** Process ids from the root down; the children of each are read, after `before`, before it is handed out. */
function* walk(pid: number, before: (parent: number) => void = () => undefined): Generator<number> {
  const open = [pid]
  for (let next = open.shift(); next !== undefined; next = open.shift()) {
    before(next)
    open.push(...childrenOf(next))
    yield next
  }
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
  return { pid, group: fields[2] ?? -1, residentBytes: residentBytes(pid) }
}

/** The numbers from field 3 (here a NaN, the state letter) on. */
function statFields(pid: number): number[] | null {
  const stat = text(`/proc/${pid}/stat`)
  // The name in parentheses may hold anything, so the numbers start after the last parenthesis.
  return stat === ''
    ? null
    : stat
        .slice(stat.lastIndexOf(')') + 2)
        .split(' ')
        .map(Number)
}

function residentBytes(pid: number): number {
  const status = text(`/proc/${pid}/status`)
  const lines = [...status.matchAll(/^Rss(?:Anon|Shmem):\s+(?<kibibytes>\d+) kB$/gmu)]
  return lines.reduce((sum, { groups }) => sum + Number(groups?.['kibibytes']) * 1024, 0)
}

/** Host ids of the child processes; empty when the process is gone. */
export function childrenOf(pid: number): number[] {
  return tasks(pid).flatMap((task) =>
    text(`/proc/${pid}/task/${task}/children`)
      .split(' ')
      .filter((word) => word !== '')
      .map(Number),
  )
}

function tasks(pid: number): string[] {
  try {
    return readdirSync(`/proc/${pid}/task`)
  } catch {
    return []
  }
}

function text(path: string): string {
  try {
    return readFileSync(path, 'latin1')
  } catch {
    return ''
  }
}
