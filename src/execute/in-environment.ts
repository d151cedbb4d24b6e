import type { Step } from '../plan/plan.ts'
import type { Session } from '../session/session.ts'
import { blockEnvironment, enterEnvironment, leaveEnvironment } from './block-environment.ts'
import type { StepContext } from './step-context.ts'

/** Longer than this no shell needs for some assignments, in milliseconds. */
const longestMs = 60_000

/** Does a job in a live shell that has the environment of a step; the shell's own comes back behind it, however it went. */
export async function inEnvironment<Result>(
  { step, session }: { readonly step: Step; readonly session: Session },
  context: StepContext,
  job: () => Promise<Result>,
): Promise<Result> {
  const environment = blockEnvironment(step, context)
  if (environment.size === 0) return job()
  const { signal } = context.options
  const run = async (script: string): Promise<void> => {
    if (!session.alive) return
    await session.run({ script, timeoutMs: longestMs, onOutput: () => {}, signal })
  }
  await run(enterEnvironment(environment))
  try {
    return await job()
  } finally {
    // A shell that the block opened keeps the session busy.
    if (!step.opensShell) await run(leaveEnvironment(environment))
  }
}

/** What a step runs with where it has a shell of its own. */
export function withEnvironment(step: Step, context: StepContext): StepContext {
  const environment = blockEnvironment(step, context)
  if (environment.size === 0) return context
  const { options } = context
  const { policy } = options
  const env = { ...policy.env, ...Object.fromEntries(environment) }
  return { ...context, options: { ...options, policy: { ...policy, env } } }
}
