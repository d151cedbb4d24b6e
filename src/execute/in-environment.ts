import type { Step } from '../plan/plan.ts'
import type { Session } from '../session/session.ts'
import { blockEnvironment, enterEnvironment, leaveEnvironment } from './block-environment.ts'
import type { StepContext } from './step-context.ts'

/** Longer than this no shell needs for some assignments, in milliseconds. */
const longestMs = 60_000

/** A step and the live shell that it runs in. */
interface LiveStep {
  readonly step: Step
  readonly session: Session
  /** The step's own directory as a word of a shell, null where it is that of the shell. */
  readonly directory: string | null
}

/**
 * Does a job in a live shell that has the environment and the directory of a step; the shell's own come back behind it, however
 * it went.
 */
export async function inEnvironment<Result>(
  { step, session, directory }: LiveStep,
  context: StepContext,
  job: () => Promise<Result>,
): Promise<Result> {
  const environment = blockEnvironment(step, context)
  if (environment.size === 0 && directory === null) return job()
  const { signal } = context.options
  const run = async (script: string): Promise<void> => {
    if (!session.alive) return
    await session.run({ script, timeoutMs: longestMs, onOutput: () => {}, signal })
  }
  await run([enterEnvironment(environment), ...entering(directory)].join('\n'))
  try {
    return await job()
  } finally {
    // A shell that the block opened keeps the session busy.
    const leave = [leaveEnvironment(environment), ...leaving(directory)].join('\n')
    if (!step.opensShell) await run(leave)
  }
}

function entering(directory: string | null): string[] {
  return directory === null ? [] : [`__rb_back=$PWD; cd ${directory}`]
}

/** The block may have removed the directory. */
function leaving(directory: string | null): string[] {
  return directory === null ? [] : [`cd "$__rb_back" 2>/dev/null; unset __rb_back`]
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
