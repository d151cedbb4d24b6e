import { expect, test } from 'vitest'

import { parseDocument } from '../../src/document/parse-document.ts'
import { plainPlan, planDocument } from '../../src/plan/plan.ts'

test.each([
  ['sudo vi file', '', 10_000],
  ['vi file; ls', '', 600_000],
  ['vim -es -c wq file', '', 600_000],
  ['ls | fzf', '', 10_000],
  ['ls | fzf --filter=a', '', 600_000],
  ['vi file', ' timeout=1m', 60_000],
  ['vi file', ' tty=yes', 600_000],
])('%s has its time, with%s: %i ms', async (code, said, ms) => {
  const document = await parseDocument('a.md', Buffer.from(`\`\`\`bash${said}\n${code}\n\`\`\`\n`))
  const { steps } = planDocument(document, { ...plainPlan, executable: () => true })
  expect(steps[0]?.arguments.timeoutMs).toBe(ms)
})

test.each(['bash', 'ksh', 'ash'])('an endless block of %s is bounded', async (shell) => {
  const text = `#+begin_src ${shell}\ntail -f log\n#+end_src\n`
  const document = await parseDocument('a.org', Buffer.from(text))
  const { steps } = planDocument(document, { ...plainPlan, executable: () => true })
  expect(steps[0]?.arguments.forMs).toBe(10_000)
})
