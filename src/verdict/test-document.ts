import type { RunbookError } from '../errors.ts'
import type { Step } from '../plan/plan.ts'
import type { StandInCall } from '../rehearsal/stand-ins.ts'
import type { RunEvent, RunOptions } from '../runbook.ts'
import { DocumentJudge } from './document-verdicts.ts'
import { firstCommand } from './first-command.ts'
import type { Verdict } from './verdict.ts'

/** What a test of a document yields: verdicts, and the problems that stopped it. */
export type TestEvent =
  | { readonly type: 'verdict'; readonly verdict: Verdict }
  | Extract<RunEvent, { type: 'problem' | 'left-behind' }>
  /** A block begins; `path` is that of its document. */
  | {
      readonly type: 'started'
      readonly path: string
      readonly line: number
      readonly title: string
    }
  /** Something that works, and does not do what it seems to. */
  | { readonly type: 'warning'; readonly error: RunbookError }

/**
 * Runs a document without writing to it, and judges each block: its exit status, and its output against the one that the
 * document shows. Where a rehearsal had no answer for a block, what differs is not held against it. Recordings that are stale
 * differ, too. Of a scenario so each file is tested; `run` makes the events.
 */
export async function* testDocument(
  options: RunOptions,
  run: (options: RunOptions) => AsyncIterable<RunEvent>,
): AsyncGenerator<TestEvent, void, undefined> {
  const rehearsed = options.rehearse
  let judge: DocumentJudge | null = null
  let verdicts: BlockVerdict[] = []
  let calls: readonly StandInCall[] = []
  for await (const event of run({
    ...options,
    write: false,
    keepGoing: true,
    holds: async (outcome) => judge === null || judge.holds(outcome),
  })) {
    if (event.type === 'planned') {
      yield* verdictEvents(verdicts, calls)
      verdicts = []
      calls = []
      judge = new DocumentJudge(event.plan.document, { rehearsed })
    }
    if (event.type === 'problem' || event.type === 'left-behind') yield event
    if (event.type === 'step-started') yield startedEvent(event.step, judge?.path ?? options.path)
    if (event.type === 'rehearsed') calls = event.calls
    if (event.type === 'recording') {
      const verdict = recordingVerdict(event, {
        path: judge?.path ?? options.path,
        flags: rehearsed ? '--update' : '--recordings --update',
      })
      if (verdict) verdicts.push({ block: -1, verdict })
    }
    if (event.type !== 'step-finished' || !judge || isIdle(event.outcome.skip)) continue
    const block = event.outcome.step.block.index
    for (const verdict of await judge.judge(event.outcome)) verdicts.push({ block, verdict })
  }
  yield* verdictEvents(verdicts, calls)
}

/** A verdict on a block, by its index; -1 for one on a recording. */
interface BlockVerdict {
  readonly block: number
  readonly verdict: Verdict
}

function* verdictEvents(
  verdicts: readonly BlockVerdict[],
  calls: readonly StandInCall[],
): Generator<TestEvent, void, undefined> {
  const uncovered = new Set(
    calls.filter(({ coverage }) => coverage === 'uncovered').map(({ block }) => block),
  )
  for (const { block, verdict } of verdicts) {
    yield { type: 'verdict', verdict: uncovered.has(block) ? withoutAnswer(verdict) : verdict }
  }
}

function startedEvent({ block }: Step, path: string): TestEvent {
  const title = block.name === '' ? firstCommand(block.code) : block.name
  return { type: 'started', path, line: block.line, title }
}

/** A recording that the run would make anew is a difference; one that is as it was says nothing. */
function recordingVerdict(
  { step, recording }: Extract<RunEvent, { type: 'recording' }>,
  { path, flags }: { readonly path: string; readonly flags: string },
): Verdict | null {
  if (recording.status === 'fresh') return null
  const isStale = recording.status === 'stale'
  return {
    path,
    line: step.block.line,
    title: step.recordTo.join(' '),
    kind: isStale ? 'differs' : 'passed',
    reason: isStale ? `the recording is stale; ${flags} makes it anew` : 'recorded anew',
    difference: [],
    printed: [],
    update: null,
  }
}

/** Blocks that are no tests say nothing. */
function isIdle(skip: string | null): boolean {
  return skip === 'not-executable' || skip === 'not-commands' || skip === 'not-selected'
}

function withoutAnswer(verdict: Verdict): Verdict {
  if (verdict.kind === 'passed') return verdict
  const reason = 'the rehearsal has no answer for one of its commands'
  return { ...verdict, kind: 'skipped', reason, difference: [], printed: [], update: null }
}
