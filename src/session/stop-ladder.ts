import { send } from '../sandbox/process-tree.ts'

/** How to reach what runs, and what to do when nothing helps. */
export interface Ladder {
  /** Process groups to signal now, host numbers. */
  readonly groups: () => readonly number[]
  /** True for a group that must not be killed: the session's own shell. */
  readonly isShell: (group: number) => boolean
  /** Kills everything. */
  readonly killAll: () => void
}

/** What `setTimeout()` takes; it fires at once for more. */
export const longestTimerMs = 2_147_483_647

const steps: readonly NodeJS.Signals[] = ['SIGINT', 'SIGTERM', 'SIGKILL', 'SIGKILL']
const graceMs = 500

/**
 * Stops what runs: SIGINT, after half a second SIGTERM, then SIGKILL, as timeout(1) with
 * `--kill-after` does; at last everything is killed. The shell itself only gets the SIGINT, and is
 * killed when that does not help. The answer ends the ladder.
 */
export function climbLadder({ groups, isShell, killAll }: Ladder): () => void {
  let step = 0
  const climb = (): void => {
    const signal = steps[step]
    const now = groups()
    const stuck = step > 0 && now.some((group) => isShell(group))
    if (signal === undefined || stuck) return killAll()
    step += 1
    timer = setTimeout(climb, graceMs)
    for (const group of now) send(-group, signal)
  }
  let timer = setTimeout(climb, 0)
  return () => clearTimeout(timer)
}
