import { parseDocument } from '../../src/document/parse-document.ts'
import { type Plan, plainPlan, planDocument } from '../../src/plan/plan.ts'

/** The plan of an Org text, with bash as the language that runs. */
export async function planOrg(text: string): Promise<Plan> {
  const document = await parseDocument('a.org', Buffer.from(text))
  return planDocument(document, { ...plainPlan, executable: (language) => language === 'bash' })
}
