import type { Document } from '../document/document.ts'
import { placeOf } from '../document/line-index.ts'
import type { Value } from '../document/value.ts'
import { type ErrorCode, RunbookError } from '../errors.ts'
import type { Plan, Step } from '../plan/plan.ts'
import { isExecutable } from '../session/languages/is-executable.ts'
import { RemoteHosts } from '../session/remote/remote-hosts.ts'
import { ShellServers } from '../session/shell-servers.ts'
import type { ExecuteOptions } from './execute-options.ts'
import { maskOutcome } from './mask-outcome.ts'
import type { Outcome } from './outcome.ts'
import { ResultCache } from './result-cache.ts'
import type { CallSite, RunForValue } from './run-for-value.ts'
import { runStep } from './run-step.ts'
import { SessionPool } from './session-pool.ts'

/** Runs blocks for their values, outside of a run of the document. */
export interface ValueRunner {
  readonly run: RunForValue
  /** Ends what the blocks left running. */
  readonly close: () => Promise<void>
}

/** What a value runner needs besides the plan. */
export interface ValueRunnerOptions extends Omit<
  ExecuteOptions,
  'cachedResult' | 'writtenResult' | 'presentThing' | 'presentDocument' | 'replaced' | 'holds'
> {
  /** Run `:eval query` blocks without asking. */
  readonly confirmed: boolean
}

/**
 * Opens a runner of blocks that files need the results of. The same script runs only once, however many files need it.
 * Its `run` throws E_REFUSED for a block that has to be asked for, E_HEADER_ARGUMENT for one that cannot run or whose
 * language does not, and unless `keepGoing` for one with mistakes, E_BLOCK_FAILED and E_TIMEOUT for one that failed.
 */
export function openValueRunner(plan: Plan, options: ValueRunnerOptions): ValueRunner {
  const hosts = new RemoteHosts(options.remote.access)
  const sessions = new SessionPool({ ...options, plan, hosts })
  const shells = new ShellServers()
  const executeOptions = {
    ...options,
    cachedResult: () => null,
    writtenResult: async () => null,
    presentThing: async () => null,
    presentDocument: async (document: Document) => document,
    replaced: () => [],
    holds: async () => true,
  }
  const context = {
    sessions,
    shells,
    hosts,
    options: executeOptions,
    cache: new ResultCache(executeOptions),
    onOutput: () => {},
    onTyped: () => {},
    onScript: () => {},
  }
  const values = new Map<string, Promise<Value>>()
  const runNow = async (step: Step, from: CallSite): Promise<Value> => {
    refuse(step, plan.document, options)
    options.onStep(step, 'block')
    const outcome = maskOutcome(await runStep(step, { ...context, ...from }), options.secrets)
    if (outcome.status !== 'passed' && !options.keepGoing) throw failure(outcome, plan.document)
    return outcome.value
  }
  return {
    run: async (step, from) => {
      const key = runKey(step, from)
      const value = values.get(key) ?? runNow(step, from)
      values.set(key, value)
      return value
    },
    close: async () => {
      await sessions.close()
      await shells.close()
      await hosts.close()
    },
  }
}

/** Everything that decides a value: the document, and the block with what is passed to it. */
function runKey({ block, code, arguments: { written } }: Step, { plan }: CallSite): string {
  const values = [...written].map(([key, { value }]) => [key, value])
  const { index, name, language } = block
  return JSON.stringify([plan.document.path, index, name, language, code, values])
}

function refuse(step: Step, document: Document, options: ValueRunnerOptions): void {
  if (step.problems[0] && !options.keepGoing) throw step.problems[0]
  if (!isExecutable(step.block.language)) {
    throw fault(
      'E_HEADER_ARGUMENT',
      { step, document },
      {
        reason: `, and its language "${step.block.language}" does not run`,
        hint: 'Refer to its code instead, without parentheses.',
      },
    )
  }
  if (step.arguments.eval === 'query' && !options.confirmed) {
    throw fault(
      'E_REFUSED',
      { step, document },
      {
        reason: ', which asks before it runs',
        hint: 'Read the block, then confirm it with --yes.',
      },
    )
  }
}

function failure(outcome: Outcome, document: Document): RunbookError {
  const { step, status, exitCode, stderr, notes } = outcome
  const said = [...stderr.trimEnd().split('\n').slice(-1), ...notes].find((text) => text !== '')
  const why = said === undefined ? '' : `: ${said}`
  return fault(
    status === 'timed-out' ? 'E_TIMEOUT' : 'E_BLOCK_FAILED',
    { step, document },
    {
      reason: `, which ended with exit code ${exitCode}${why}`,
      hint: 'Mend the block, or take what it printed with --keep-going.',
    },
  )
}

function fault(
  code: ErrorCode,
  { step, document }: { readonly step: Step; readonly document: Document },
  { reason, hint }: { readonly reason: string; readonly hint: string },
): RunbookError {
  const { name, line, span } = step.block
  const place = placeOf(document.lines, span)
  const label = name === '' ? `the block on line ${line}` : `"${name}"`
  return new RunbookError(code, `a file needs the result of ${label}${reason}`, { place, hint })
}
