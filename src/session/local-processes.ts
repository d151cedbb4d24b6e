import { giveWay } from '../sandbox/give-way.ts'
import type { Limits } from '../sandbox/policy.ts'
import { foregroundGroup, killTree } from '../sandbox/process-tree.ts'
import { watchSandbox } from '../sandbox/watchdog.ts'
import type { SessionProcesses } from './session-processes.ts'
import { climbLadder } from './stop-ladder.ts'

const watchMs = 100

/** The processes of a session on this host, by the host id of their first one; watched until closed. */
export function localProcesses(pid: number, limits: Limits): SessionProcesses {
  let shellGroup = -1
  let overLimit = false
  const watchdog = watchSandbox({
    pid,
    limits,
    intervalMs: watchMs,
    onExceeded: () => {
      overLimit = true
    },
  })
  return {
    shellReady: () => {
      giveWay(pid)
      shellGroup = foregroundGroup(pid)
    },
    climb: () =>
      climbLadder({
        groups: () => [foregroundGroup(pid)].filter((group) => group > 1),
        isShell: (group) => group === shellGroup,
        killAll: () => killTree(pid),
      }),
    killAll: () => killTree(pid),
    get overLimit() {
      return overLimit
    },
    close: () => watchdog.stop(),
  }
}
