import type { Document } from '../document/document.ts'
import { readDocument } from '../read-document.ts'
import { isScenario } from '../scenario/is-scenario.ts'

/** The document that a user named, or all of a scenario. Throws what `readDocument()` and `readScenario()` throw. */
export async function documentsOf(file: string): Promise<readonly Document[]> {
  if (!isScenario(file)) return [await readDocument(file)]
  const { readScenario } = await import('../scenario/read-scenario.ts')
  return (await readScenario(file)).parts.map(({ document }) => document)
}
