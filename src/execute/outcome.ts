import type { Value } from '../document/value.ts'
import type { SkipReason, Step } from '../plan/plan.ts'

/** One command of a recorded block with what it printed on the terminal. */
export interface CommandOutput {
  readonly command: string
  readonly output: Uint8Array
  readonly exitCode: number
  /** Pieces of the output as they came, `atMs` after the command was entered. */
  readonly chunks: readonly { readonly atMs: number; readonly data: Uint8Array }[]
}

/**
 * Why a step did not run: also that the run stopped before, its result is kept, a result replaced its block, `:unless` or
 * `:creates` says that there is nothing to do, or what it needs did not run.
 */
export type OutcomeSkip =
  | SkipReason
  | 'stopped'
  | 'cached'
  | 'replaced'
  | 'already-done'
  | 'need-unmet'

/** How a step ended. */
export type OutcomeStatus = 'passed' | 'failed' | 'timed-out' | 'skipped' | 'cancelled'

/** What became of one step; a failing command is an outcome, not an exception. */
export interface Outcome {
  readonly step: Step
  readonly status: OutcomeStatus
  /** The body that ran, with the results of blocks that its references call; as planned when it did not run. */
  readonly code: string
  /** Null unless skipped. */
  readonly skip: OutcomeSkip | null
  /** False when no shell was started for it: then there is no result to write. */
  readonly ran: boolean
  readonly exitCode: number
  /**
   * What the step gave, as references get it and the result shows it: text, a number, a list or a table, the path of a file
   * result; null for none.
   */
  readonly value: Value
  /** True when the value is the path of a file, which becomes a link. */
  readonly isFile: boolean
  /** Directory on another machine that a file result is relative to, `''` for none. */
  readonly remoteDirectory: string
  /** Hash of a cached result, null when it is not cached. */
  readonly hash: string | null
  /** Signal that ended the shell, such as `SIGKILL`; null for none. */
  readonly signal: string | null
  /** The output as text, for the result. */
  readonly text: string
  readonly stderr: string
  /** Commands and their outputs when the step is recorded, else empty. */
  readonly commands: readonly CommandOutput[]
  /** Things that a reader of the report should know, one sentence each. */
  readonly notes: readonly string[]
  readonly startedAt: number
  readonly durationMs: number
}

/** What happens while a plan is executed, in order. */
export type ExecutionEvent =
  | { readonly type: 'step-started'; readonly step: Step; readonly startedAt: number }
  /** The block, or the next of its commands when it is recorded, runs from here on. */
  | { readonly type: 'typed'; readonly step: Step; readonly command: string }
  | { readonly type: 'output'; readonly step: Step; readonly data: Uint8Array }
  | { readonly type: 'step-finished'; readonly outcome: Outcome }

/** The outcome of a step that did not run. */
export function skippedOutcome(step: Step, skip: OutcomeSkip): Outcome {
  return {
    step,
    status: 'skipped',
    code: step.code,
    skip,
    ran: false,
    exitCode: 0,
    hash: null,
    value: null,
    isFile: false,
    remoteDirectory: '',
    signal: null,
    text: '',
    stderr: '',
    commands: [],
    notes: [],
    startedAt: Date.now(),
    durationMs: 0,
  }
}
