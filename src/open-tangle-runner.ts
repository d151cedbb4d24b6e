import { confineRun, placeOfDocument } from './confine-run.ts'
import { openValueRunner, type ValueRunner } from './execute/value-runner.ts'
import type { Plan } from './plan/plan.ts'
import type { RunOptions } from './run-options.ts'
import { type LeftBehind, noteObeyed } from './sandbox/left-behind.ts'
import { removePrivateDirectory } from './sandbox/private-directory.ts'
import { probeSandbox } from './sandbox/probe.ts'

/** Runs blocks whose results files or an export need, where nothing else of their document runs. */
export interface TangleRunner extends Pick<ValueRunner, 'run'> {
  /** Ends what the blocks left running, and tells what of theirs others obey. */
  readonly close: () => Promise<LeftBehind | null>
}

/**
 * Opens a runner of the blocks that the files of a document need the results of.
 * @throws RunbookError E_SANDBOX_MISSING.
 */
export async function openTangleRunner(plan: Plan, options: RunOptions): Promise<TangleRunner> {
  if (options.sandbox === 'bubblewrap') await probeSandbox()
  const place = placeOfDocument(plan.document)
  const running = confineRun(plan.document, options, {
    place,
    rehearsal: null,
    given: { variables: {}, secrets: [] },
  })
  const leftBehind = noteObeyed(running.policy)
  const runner = openValueRunner(plan, { ...running, confirmed: options.confirmed })
  return {
    run: runner.run,
    close: async () => {
      await runner.close()
      removePrivateDirectory(place.shared)
      return leftBehind()
    },
  }
}
