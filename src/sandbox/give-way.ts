import { writeFileSync } from 'node:fs'

import { procText } from './read-proc.ts'

/** Nice value of a sandbox's processes together, a tenth of the weight of others. */
const niceness = 10

/**
 * Lets the processes of a sandbox go behind others where the processors are busy (sched(7), "The autogroup feature"). Of root
 * nothing but the watchdog bounds their number (setrlimit(2), RLIMIT_NPROC), and a fork bomb would leave it no processor for that.
 * They have to be in a session of their own (setsid(2)), lest our own go behind, too.
 */
export function giveWay(pid: number): void {
  if (process.getuid?.() !== 0) return
  const group = autogroup(pid)
  if (group === '' || group === autogroup(process.pid)) return
  try {
    writeFileSync(`/proc/${pid}/autogroup`, String(niceness))
  } catch {
    // It has ended, or root may not do that here.
  }
}

/** The name of a process's autogroup, `''` where there are none. */
function autogroup(pid: number): string {
  return procText(`/proc/${pid}/autogroup`).split(' ')[0] ?? ''
}
