import { parseDocument } from '../../src/document/parse-document.ts'
import { emptyLibrary } from '../../src/plan/library.ts'
import { type Plan, planDocument } from '../../src/plan/plan.ts'

/** The plan of an Org text, with bash as the language that runs. */
export async function planOrg(text: string): Promise<Plan> {
  const document = await parseDocument('a.org', Buffer.from(text))
  return planDocument(document, {
    selection: { only: [], from: '' },
    executable: (language) => language === 'bash',
    includeNever: false,
    confirmed: false,
    forExport: false,
    recordAll: false,
    surroundings: null,
    defaults: {},
    fill: {},
    library: emptyLibrary,
    overrides: {},
  })
}
