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

/** What files in memory took on this machine when the first watchdog came. */
let atStart: number | undefined

/**
 * Looks at a sandbox's tree again and again, and kills it when it has more processes or resident
 * memory, or memory in files without a name, than its limits say. It is needed because prlimit(1) bounds memory only per process, and
 * does not bound the number of processes of root (setrlimit(2), RLIMIT_NPROC).
 */
export function watchSandbox({ pid, limits, intervalMs, onExceeded }: Watch): { stop(): void } {
  // Read once: thousands of scripts have a watchdog of their own, and growth only says whether it pays to look closer.
  atStart ??= filesInMemoryBytes()
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
  // A fork bomb takes most of the processors: it is told by as little as can be.
  const ids = processIds(pid, most)
  if (ids.length >= most) return true
  const tree = processEntries(ids)
  const residentBytes = tree.reduce((sum, entry) => sum + entry.residentBytes, 0)
  if (residentBytes > limits.memoryBytes) return true
  if (filesInMemoryBytes() - (atStart ?? 0) < limits.memoryBytes / 2) return false
  return namelessFilesBytes(ids) > limits.memoryBytes
}
