import { type ErrorCode, RunbookError } from '../errors.ts'
import type { Step } from '../plan/plan.ts'
import { failedOutcome } from './judge.ts'
import type { Outcome } from './outcome.ts'
import { ReferenceResolver } from './reference-resolver.ts'
import { runStep } from './run-step.ts'
import type { StepContext } from './step-context.ts'

type ReadContext = Omit<StepContext, 'onOutput' | 'onTyped' | 'onScript'>

/**
 * Runs the blocks that variables of a step refer to which an export only shows: as in Emacs, what they leave behind is there
 * for the blocks below. The values are nobody's, so what cannot give one is left alone; but a name that is nowhere fails
 * the step. Returns its outcome then, else null.
 */
export async function readVariables(step: Step, context: ReadContext): Promise<Outcome | null> {
  const startedAt = Date.now()
  const resolver = new ReferenceResolver({
    ...context,
    directory: context.options.directory,
    run: async (called, from) => {
      if (reachesFurther(called)) return null
      return (await runStep(called, { ...context, ...from, ...unseen })).value
    },
  })
  for (const { reference } of step.arguments.variables) {
    if (reference === '' || reference === '*this*') continue
    try {
      // oxlint-disable-next-line no-await-in-loop -- one after the other, as they are written
      await resolver.value(reference)
    } catch (error) {
      if (!(error instanceof RunbookError)) throw error
      if (nowhere.has(error.code))
        return failedOutcome(step, startedAt, [`${error.code} ${error.message}`, error.hint])
    }
  }
  return null
}

/** For a value that nobody needs no other machine is asked, and no secret is given. */
function reachesFurther({ arguments: { remote, environment } }: Step): boolean {
  return remote !== null || environment.secrets.length > 0
}

const unseen = { onOutput: () => {}, onTyped: () => {}, onScript: () => {} }

const nowhere: ReadonlySet<ErrorCode> = new Set(['E_NO_SUCH_FILE', 'E_NO_SUCH_NAME'])
