import type { Place } from '../errors.ts'

/** Something that an editor underlines. */
export interface Finding {
  /** An error stops a run. */
  readonly severity: 'error' | 'warning'
  readonly code: string
  /** What is wrong. */
  readonly reason: string
  /** What to do about it. */
  readonly remedy: string
  /** Null when it is about the whole text. */
  readonly place: Place | null
}
