import type { Document } from '../document/document.ts'
import type { Selection } from '../plan/select-blocks.ts'
import { readDocument } from '../read-document.ts'
import { isScenario } from '../scenario/is-scenario.ts'

/** The document that a user named, or those of a scenario's selected steps. Throws what `readDocument()`, `readScenario()` and `selectSteps()` throw. */
export async function documentsOf(
  file: string,
  selection: Selection,
): Promise<readonly Document[]> {
  if (!isScenario(file)) return [await readDocument(file)]
  const { readScenario } = await import('../scenario/read-scenario.ts')
  const { selectSteps } = await import('../scenario/select-steps.ts')
  return selectSteps(await readScenario(file), selection).map(({ document }) => document)
}
