import type { Document } from './document/document.ts'
import { type Plan, plainPlan, planDocument, type PlanOptions } from './plan/plan.ts'
import { findTraps } from './preflight/find-traps.ts'
import type { Trap } from './preflight/trap.ts'
import { type LibrarySettings, readLibrary } from './read-library.ts'
import { checkRecordings } from './recording/check-recordings.ts'
import { standardPath } from './sandbox/shell-environment.ts'
import { surroundingsOf } from './sandbox/surroundings.ts'
import { isExecutable } from './session/languages/is-executable.ts'

/** What of a document is looked at, and what may be read for it. */
export interface InspectionSettings
  extends LibrarySettings, Pick<PlanOptions, 'selection' | 'fill'> {}

/** What would run, and what in it is a trap. */
export interface Inspection {
  readonly plan: Plan
  readonly traps: readonly Trap[]
}

/**
 * Plans a document as a run would, and looks for traps; runs and writes nothing.
 * @throws RunbookError E_NO_SUCH_BLOCK for a selection that names no block, and as `readLibrary`.
 */
export async function inspectDocument(
  document: Document,
  { selection, fill, ...settings }: InspectionSettings,
): Promise<Inspection> {
  const planned = planDocument(document, {
    ...plainPlan,
    selection,
    fill,
    library: await readLibrary(document, settings),
    surroundings: surroundingsOf({}, { rehearse: false }),
    executable: isExecutable,
  })
  const { plan } = await checkRecordings(planned, { isMade: false, searchPath: '' })
  return { plan, traps: findTraps(plan, { path: standardPath, sharesNetwork: false }) }
}
