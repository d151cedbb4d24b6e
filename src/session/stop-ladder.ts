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

/** A ladder of which one signal is a step. */
export interface Steps {
  /** Signals what runs; false when only killing everything is left. */
  readonly signal: (signal: NodeJS.Signals) => boolean
  /** Kills everything. */
  readonly killAll: () => void
}

/** What `setTimeout()` takes; it fires at once for more. */
export const longestTimerMs = 2_147_483_647

const signals: readonly NodeJS.Signals[] = ['SIGINT', 'SIGTERM', 'SIGKILL', 'SIGKILL']
const graceMs = 500

/**
 * Stops what runs on this host. The shell itself only gets the SIGINT, and is killed when that does not help. The
 * answer ends the ladder.
 */
export function climbLadder({ groups, isShell, killAll }: Ladder): () => void {
  const signal = (name: NodeJS.Signals): boolean => {
    const now = groups()
    if (name !== 'SIGINT' && now.some(isShell)) return false
    for (const group of now) send(-group, name)
    return true
  }
  return climbSteps({ signal, killAll })
}

/**
 * Stops what runs: SIGINT, after half a second SIGTERM, then SIGKILL, as timeout(1) with
 * `--kill-after` does; at last everything is killed. The answer ends the ladder.
 */
export function climbSteps({ signal, killAll }: Steps): () => void {
  let step = 0
  const climb = (): void => {
    const name = signals[step]
    step += 1
    if (name === undefined || !signal(name)) return killAll()
    timer = setTimeout(climb, graceMs)
  }
  let timer = setTimeout(climb, 0)
  return () => clearTimeout(timer)
}
