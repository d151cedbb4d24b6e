import type { Block } from '../document/block.ts'
import type { Document } from '../document/document.ts'
import type { Value } from '../document/value.ts'
import type { Step } from '../plan/plan.ts'
import type { RemoteAnswer } from '../rehearsal/remote-answer.ts'
import type { Hop } from '../remote/remote-place.ts'
import type { Policy } from '../sandbox/policy.ts'
import type { RemoteAccess } from '../session/remote/remote-hosts.ts'
import type { Outcome } from './outcome.ts'
import type { SessionPool } from './session-pool.ts'

/** How an execution treats blocks of other machines. */
export interface RemoteOptions {
  readonly access: RemoteAccess
  /** True for what the user granted. */
  readonly isGranted: (hops: readonly Hop[]) => boolean
  /** Answers in place of the machine, which is then never contacted; null when it is. */
  readonly answer: ((step: Step) => RemoteAnswer) | null
}

/** A result in a document, and the hash under which it was written. */
export interface CachedResult {
  readonly hash: string
  readonly value: Value
}

/**
 * What a name stands for once results are written: data, null when results took its place, or a block in the document
 * with the results. Null for what holds no result.
 */
export type PresentThing = { readonly value: Value } | { readonly document: Document } | null

/** What an execution needs besides the plan. */
export interface ExecuteOptions {
  readonly policy: Policy
  readonly remote: RemoteOptions
  /** Sessions that go on when the plan is over, null for its own. */
  readonly sessions: SessionPool | null
  /** Absolute directory of the document. */
  readonly directory: string
  /** Go on after a step that failed. */
  readonly keepGoing: boolean
  readonly signal: AbortSignal
  /** The result with a hash that a document holds for a block, null for none. */
  readonly cachedResult: (document: Document, block: Block) => CachedResult | null
  /** The same for a result of this run, as it reads once it is written. */
  readonly writtenResult: (document: Document, outcome: Outcome) => Promise<CachedResult | null>
  /** What a name stands for once results are written. */
  readonly presentThing: (
    document: Document,
    name: string,
    outcomes: readonly Outcome[],
  ) => Promise<PresentThing>
  /** The document with results in it. */
  readonly presentDocument: (document: Document, outcomes: readonly Outcome[]) => Promise<Document>
  /** Indexes of later blocks that go when an outcome's result is written. */
  readonly replaced: (outcome: Outcome) => readonly number[]
  /** Variables that were given for the blocks that name them, and for no others. */
  readonly variables: Readonly<Record<string, string>>
  /** Values that nothing which leaves the execution may show. */
  readonly secrets: readonly string[]
  /** True when the output is what a reader expects; a block that may be retried runs again otherwise. */
  readonly holds: (outcome: Outcome) => Promise<boolean>
  /** Told before each step runs, each time, and before it is asked whether there is something to do. */
  readonly onStep: (step: Step, what: 'block' | 'guard') => void
}
