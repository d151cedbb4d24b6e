import { plainPlan, type Plan, planDocument } from '../../plan/plan.ts'
import { readDocument } from '../../runbook.ts'

/**
 * The plan of a document of which nothing runs, so that only the mistakes of tangled blocks count.
 * @throws RunbookError as `readDocument`.
 */
export async function tanglePlan(file: string): Promise<Plan> {
  return planDocument(await readDocument(file), { ...plainPlan, executable: () => false })
}
