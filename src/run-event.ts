import type { ExecutionEvent } from './execute/outcome.ts'
import type { Plan, Step } from './plan/plan.ts'
import type { Trap } from './preflight/trap.ts'
import type { WrittenRecording } from './recording/record-outcome.ts'
import type { StandInCall } from './rehearsal/stand-ins.ts'
import type { WrittenResults } from './results/write-results.ts'
import type { LeftBehind } from './sandbox/left-behind.ts'
import type { TangleEvent } from './tangle-document.ts'

/** A file of a scenario, as it will run; its step is what one names to begin with it. */
export interface RunPart {
  readonly step: string
  readonly plan: Plan
}

/** What happens in a run, in order. */
export type RunEvent =
  | ExecutionEvent
  | { readonly type: 'scenario'; readonly title: string; readonly parts: readonly RunPart[] }
  | { readonly type: 'planned'; readonly plan: Plan }
  | { readonly type: 'trap'; readonly trap: Trap }
  | TangleEvent
  | { readonly type: 'recording'; readonly step: Step; readonly recording: WrittenRecording }
  | { readonly type: 'results'; readonly results: WrittenResults }
  | ({ readonly type: 'left-behind' } & LeftBehind)
  | { readonly type: 'rehearsed'; readonly calls: readonly StandInCall[] }
