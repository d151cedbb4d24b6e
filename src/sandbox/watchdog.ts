import { kernelMemoryBytes, mostHeldBytes, socketsAround } from './kernel-memory.ts'
import { filesInMemoryBytes, namelessFilesBytes } from './nameless-files.ts'
import type { Limits } from './policy.ts'
import { killTree, processEntries, processIds } from './process-tree.ts'
import { treeSizeOver } from './tree-size-over.ts'

/** What the watchdog looks after. */
export interface Watch {
  /** Process at the root of the tree, by its host id. */
  readonly pid: number
  readonly limits: Limits
  /** Time between two looks. */
  readonly intervalMs: number
  /** Called once, after the tree was killed. */
  readonly onExceeded: () => void
}

/** What this machine held when the first watchdog came, apart from any sandbox. */
interface Before {
  readonly filesInMemory: number
  /** The kernel's, and the least that was seen: it may have been more because of a run that had just ended. */
  kernel: number
  readonly sockets: number
}

let before: Before | undefined

/** Programs with many threads stay far below it, and so does the machine below its last process id (32,768 by default). */
const threadsPerProcess = 8

/**
 * Looks at a sandbox's tree again and again, and kills it when it has more processes, threads or resident memory, or memory in
 * files without a name or in the kernel, than its limits say. It is needed because prlimit(1) bounds memory only per process, and
 * does not bound the number of processes of root (setrlimit(2), RLIMIT_NPROC).
 */
export function watchSandbox({ pid, limits, intervalMs, onExceeded }: Watch): { stop(): void } {
  before ??= {
    filesInMemory: filesInMemoryBytes(),
    kernel: kernelMemoryBytes(),
    sockets: socketsAround('/proc/self'),
  }
  const timer = setInterval(() => {
    if (!isOver(pid, limits)) return
    clearInterval(timer)
    killTree(pid)
    onExceeded()
  }, intervalMs)
  timer.unref()
  return { stop: () => clearInterval(timer) }
}

function isOver(pid: number, limits: Limits): boolean {
  const most = treeSizeOver(limits)
  const ids = processIds(pid, most)
  if (ids.length >= most) return true
  const tree = processEntries(ids)
  const threads = tree.reduce((sum, entry) => sum + entry.threads, 0)
  const bytes = tree.reduce((sum, entry) => sum + entry.memoryBytes, 0)
  if (threads > limits.processes * threadsPerProcess || bytes > limits.memoryBytes) return true
  return isOverInFiles(ids, limits) || isOverInKernel(ids, limits)
}

function isOverInFiles(ids: readonly number[], { memoryBytes }: Limits): boolean {
  const grown = filesInMemoryBytes() - (before?.filesInMemory ?? 0)
  return grown >= memoryBytes / 2 && namelessFilesBytes(ids) > memoryBytes
}

/** Nothing says whose the kernel's memory is, so it is that of a sandbox which may have taken as much as there is more of. */
function isOverInKernel(ids: readonly number[], { memoryBytes }: Limits): boolean {
  if (before === undefined) return false
  const kernel = kernelMemoryBytes()
  before.kernel = Math.min(before.kernel, kernel)
  return kernel - before.kernel >= memoryBytes && mostHeldBytes(ids, before.sockets) > memoryBytes
}
