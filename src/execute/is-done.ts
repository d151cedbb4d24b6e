import { RunbookError } from '../errors.ts'
import type { Step } from '../plan/plan.ts'
import { posixShells } from '../plan/shell-names.ts'
import { runScriptOf } from './run-step.ts'
import { shellPath } from './shell-path.ts'
import type { StepContext } from './step-context.ts'

/** Longer than this nobody wants to wait for an answer, in milliseconds. */
const longestMs = 60_000

/**
 * True when `:creates` or `:unless` says that there is nothing to do: asked in the shell, directory and machine of the block.
 * A question that cannot be asked is no reason to leave the block out; it tells by itself what is wrong.
 */
export async function isDone(step: Step, context: StepContext): Promise<boolean> {
  const { unless, creates } = step.arguments.conditions
  const { options } = context
  const isPlayed = step.arguments.remote !== null || step.inside !== null
  if (unless === '' && creates === '') return false
  if (isPlayed && options.remote.answer !== null) return false
  options.onStep(step, 'guard')
  try {
    const output = await runScriptOf(guardOf(step), context)
    return output !== null && output.last.ended === 'completed' && output.last.exitCode === done
  } catch (error) {
    if (error instanceof RunbookError) return false
    throw error
  }
}

/** The status of a question that is answered with yes: it is negated, so that `set -e` lets it pass. */
const done = 1

/** The question as a step of its own. */
function guardOf(step: Step): Step {
  const { session, timeoutMs } = step.arguments
  const { unless, creates } = step.arguments.conditions
  const questions = [
    ...(creates === '' ? [] : [`[ -e ${shellPath(creates)} ]`]),
    ...(unless === '' ? [] : [`(\n${unless}\n) >/dev/null 2>&1 </dev/null`]),
  ]
  const script = `! { ${questions.join(' || ')}; }`
  // Others are asked by sh.
  const isShell = posixShells.has(step.block.language)
  return {
    ...step,
    block: { ...step.block, language: isShell ? step.block.language : 'sh' },
    code: script,
    script,
    setup: '',
    teardown: '',
    calls: false,
    embedded: [],
    recordTo: [],
    opensShell: false,
    arguments: {
      ...step.arguments,
      session: isShell ? session : '',
      stdin: '',
      cmdline: null,
      shebang: '',
      environment: {
        ...step.arguments.environment,
        terminal: { isTerminal: false, answers: [] },
      },
      background: false,
      wait: null,
      forMs: 0,
      timeoutMs: Math.min(timeoutMs, longestMs),
    },
  }
}
