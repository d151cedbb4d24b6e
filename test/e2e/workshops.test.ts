import { expect, test } from 'vitest'

import { Scratch } from './command-line.ts'

const clicks = `# Clicks

Run \`X=1; echo begun >>log\`{{execute}}, and then
- \`echo "$X" >>log\`{{exec}} (do not copy \`false\`{{copy}}), and
- \`echo "other: $X" >>log\`{{execute T2}}

\`echo shown\`{{exec}} prints

\`\`\`
shown
\`\`\`
`

test('commands of clicks run in the terminals of their clicks, and the document stays as it is', async () => {
  using scratch = new Scratch({ 'a.md': clicks })
  const before = scratch.state()
  const { code, stderr } = await scratch.runbook('run', 'a.md')
  expect([code, scratch.read('log')], stderr).toEqual([0, 'begun\n1\nother: \n'])
  expect(scratch.state().filter((line) => line.startsWith('a.md'))).toEqual(before)
})

test('what is shown below the command of a click is held against what that prints', async () => {
  using scratch = new Scratch({ 'a.md': clicks.replace('\nshown\n', '\nother\n') })
  const { code, stdout, stderr } = await scratch.runbook('test', 'a.md')
  expect([code, (stdout + stderr).includes('-other')], stderr).toEqual([4, true])
})
