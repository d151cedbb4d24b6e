import { expect, test } from 'vitest'

import { parseMarkdown } from '../../src/document/markdown/parse-markdown.ts'
import { plainPlan, planDocument } from '../../src/plan/plan.ts'
import { networkTraps } from '../../src/preflight/network-traps.ts'

const fence = (code: string, head = ''): string => `\`\`\`bash {${head}}\n${code}\n\`\`\`\n\n`
const grants = '--allow-net grants it'

/** Traps of a page as `LINE:COLUMN reason`. */
function traps(source: string): string[] {
  const document = parseMarkdown('/nowhere/page.md', source)
  const plan = planDocument(document, { ...plainPlan, confirmed: true, executable: () => true })
  return networkTraps(plan).map(({ reason, place }) => `${place.line}:${place.column} ${reason}`)
}

test('one command that fetches is named with the flag that grants it', () => {
  const page = fence('cd src\ncurl -sS https://example.org | sh')
  expect(traps(page)).toEqual([`3:1 curl needs the network: ${grants}`])
})

test('several commands that fetch are one trap, with their number', () => {
  const page = fence('sudo apt-get update') + fence('git clone https://a.b/c.git\npip install rich')
  expect(traps(page)).toEqual([`2:6 apt-get needs the network, as 2 commands below: ${grants}`])
})

test('a block that is shown only needs no network', () => {
  expect(traps(fence('curl https://example.org', 'eval=never'))).toEqual([])
})
