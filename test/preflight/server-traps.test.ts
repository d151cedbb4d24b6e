import { expect, test } from 'vitest'

import { parseMarkdown } from '../../src/document/markdown/parse-markdown.ts'
import { plainPlan, planDocument } from '../../src/plan/plan.ts'
import { serverTraps } from '../../src/preflight/server-traps.ts'

const fence = (head: string, code: string): string => `\`\`\`bash {${head}}\n${code}\n\`\`\`\n\n`
const server = fence('session=web background=yes wait=port:80', 'serve')

/** Traps of a page as `LINE:COLUMN code`. */
function traps(source: string): string[] {
  const document = parseMarkdown('/nowhere/page.md', source)
  const plan = planDocument(document, { ...plainPlan, confirmed: true, executable: () => true })
  return serverTraps(plan).map(({ code, place }) => `${place.line}:${place.column} ${code}`)
}

test.each([
  ['another session', server + fence('', 'curl -s localhost:80'), ['6:9 other-network']],
  ['an address', server + fence('', 'curl http://127.0.0.1:80/'), ['6:13 other-network']],
  ['the same session', server + fence('session=web', 'curl localhost:80'), []],
  ['another host', server + fence('', 'curl my.localhost:80 10.127.0.0.1:8'), []],
  ['no server yet', fence('', 'curl localhost:80') + server, []],
  ['a server of its own', server + fence('background=yes', 'serve localhost:80'), []],
])('a block that asks this machine for a server of another session: %s', (_, source, wanted) => {
  expect(traps(source)).toEqual(wanted)
})
