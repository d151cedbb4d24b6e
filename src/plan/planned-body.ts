import type { Document } from '../document/document.ts'
import { RunbookError } from '../errors.ts'
import { type BodyToRun, bodyToRun } from './body-to-run.ts'
import type { NowebSource } from './noweb-source.ts'
import type { NowebSources } from './noweb-sources.ts'

/** A body as far as a plan can know it: as written when others must run for it first, or when there is a problem. */
export interface PlannedBody extends BodyToRun {
  /** True when references are left for when it runs: they call blocks, or name nothing yet, or there is a problem. */
  readonly calls: boolean
  /** Why there is no body to run. */
  readonly problem: RunbookError | null
}

/** The body of a block, without running other blocks for it; what stands against it comes back as a problem. */
export function plannedBody(
  source: NowebSource,
  within: { readonly document: Document; readonly sources: NowebSources },
): PlannedBody {
  const { code } = source.block
  const written = { code, labelled: code }
  try {
    // Only results of Org bring blocks.
    const purpose = within.document.format === 'org' ? 'plan' : 'eval'
    const body = bodyToRun(source, { ...within, purpose, memory: null })
    return { ...(body ?? written), calls: body === null, problem: null }
  } catch (error) {
    // When it runs all the same, it fails for this reason.
    if (error instanceof RunbookError) return { ...written, calls: true, problem: error }
    throw error
  }
}
