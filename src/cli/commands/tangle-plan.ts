import { plainPlan, type Plan, planDocument } from '../../plan/plan.ts'
import { readDocument } from '../../read-document.ts'

/**
 * The plan of a document of which nothing runs by itself; `overrides` are header arguments for every block.
 * @throws RunbookError as `readDocument`.
 */
export async function tanglePlan(
  file: string,
  overrides: Readonly<Record<string, string>>,
): Promise<Plan> {
  const options = { ...plainPlan, overrides, executable: () => false }
  return planDocument(await readDocument(file), options)
}
