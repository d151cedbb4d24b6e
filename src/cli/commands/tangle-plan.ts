import { plainPlan, type Plan, planDocument } from '../../plan/plan.ts'
import { readDocument } from '../../read-document.ts'
import { type LibrarySettings, readLibrary } from '../../read-library.ts'

/** What a tangled document finds beside itself; `overrides` are header arguments for every block. */
export interface TangleSurroundings extends LibrarySettings {
  readonly overrides: Readonly<Record<string, string>>
}

/**
 * The plan of a document of which nothing runs by itself.
 * @throws RunbookError as `readDocument` and `readLibrary`.
 */
export async function tanglePlan(
  file: string,
  { overrides, ...settings }: TangleSurroundings,
): Promise<Plan> {
  const document = await readDocument(file)
  const library = await readLibrary(document, settings)
  return planDocument(document, { ...plainPlan, overrides, library, executable: () => false })
}
