import type { VerdictKind } from '../dialect/check-test-file.ts'
import type { Edit } from '../document/edit.ts'

/** What one test came to, whatever file it stands in. */
export interface Verdict {
  /** Path of the file as the user gave it. */
  readonly path: string
  /** Line of the command, from 1. */
  readonly line: number
  readonly title: string
  readonly kind: VerdictKind
  /** One sentence, `''` where the kind says it all. */
  readonly reason: string
  /** Lines of a unified diff with reasons, empty where output was not the matter. */
  readonly difference: readonly string[]
  /** The last lines that a command which failed or took too long had printed, oldest first; else empty. */
  readonly printed: readonly string[]
  /** What would make the expectation true; null where it is, or where no edit can. */
  readonly update: Edit | null
}

/** True for a verdict that makes the run fail. */
export function isFailure({ kind }: Verdict): boolean {
  return kind !== 'passed' && kind !== 'skipped'
}
