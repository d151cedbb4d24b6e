import { constants } from 'node:os'

import { killTree, processEntries, processIds, send } from '../sandbox/process-tree.ts'
import { treeSizeOver } from '../sandbox/tree-size-over.ts'
import { watchSandbox } from '../sandbox/watchdog.ts'
import { keepBytes } from './byte-keeper.ts'
import type { OnceRun } from './once-run.ts'
import type { Output } from './output.ts'
import { ScriptBounds } from './script-bounds.ts'
import { signalName } from './signal-name.ts'
import { climbLadder } from './stop-ladder.ts'

const watchMs = 100

/** Collects the output of a running one-shot script, and stops it when it must not go on. */
export class OneShot {
  readonly #run: OnceRun
  readonly #pid: number
  readonly #kept = { stdout: keepBytes(), stderr: keepBytes() }
  readonly #bounds: ScriptBounds
  readonly #watchdog: { stop(): void }
  readonly #killGroup = (): void => void send(-this.#pid, 'SIGKILL')

  constructor({ run, pid }: { run: OnceRun; pid: number }) {
    this.#run = run
    this.#pid = pid
    this.#bounds = new ScriptBounds(run, () => this.#climb())
    this.#watchdog = watchSandbox({
      pid,
      limits: run.policy.limits,
      intervalMs: watchMs,
      onExceeded: () => this.#bounds.killed('memory-limit'),
    })
    // A sandbox dies with this process by itself.
    if (run.policy.backend === 'none') process.once('exit', this.#killGroup)
  }

  receive(data: Uint8Array, stream: 'stdout' | 'stderr'): void {
    this.#kept[stream].push(data)
    this.#run.onOutput(data, stream)
    const total = this.#kept.stdout.total + this.#kept.stderr.total
    if (total > this.#run.policy.limits.outputBytes) this.#bounds.stop('output-limit')
  }

  /**
   * The shell has ended: what it left behind would hold the pipes open. From now on its number may be that of another process,
   * which nothing here must reach.
   */
  sweep(): void {
    this.#killGroup()
    this.#release()
  }

  /** The output, once the pipes are closed. */
  finish(exitCode: number | null, signal: NodeJS.Signals | null): Output {
    this.#release()
    const status = exitCode ?? 128 + (signal === null ? 0 : constants.signals[signal])
    return {
      stdout: this.#kept.stdout.bytes(),
      stderr: this.#kept.stderr.bytes(),
      truncated: this.#kept.stdout.dropped + this.#kept.stderr.dropped,
      exitCode: status,
      signal: signal ?? signalName(status - 128),
      ended: this.#bounds.stopped ?? 'completed',
      ...this.#bounds.times(),
    }
  }

  /** Ends all that signals the shell's processes. */
  #release(): void {
    this.#bounds.lift()
    this.#watchdog.stop()
    process.off('exit', this.#killGroup)
  }

  #climb(): () => void {
    return climbLadder({
      groups: () => this.#groups(),
      isShell: () => false,
      killAll: () => killTree(this.#pid),
    })
  }

  /**
   * The process groups to stop. The outer bwrap's own is left out: it would die of a SIGINT and take
   * the sandbox with it before the script could end in order.
   */
  #groups(): number[] {
    const ids = processIds(this.#pid, treeSizeOver(this.#run.policy.limits))
    const groups = new Set(processEntries(ids).map(({ group }) => group))
    if (this.#run.policy.backend !== 'none') groups.delete(this.#pid)
    return [...groups].filter((group) => group > 1)
  }
}
