import { expect, test } from 'vitest'

import { Scratch } from './command-line.ts'

const page = '```bash\necho "host <MY_HOST>"\n```\n'

test('run stops before anything runs when a placeholder is not filled in', async () => {
  using scratch = new Scratch({ 'a.md': page })
  const { code, stderr } = await scratch.runbook('run', 'a.md')
  expect({ code, says: stderr.includes('E_TRAP'), text: scratch.read('a.md') }).toEqual({
    code: 2,
    says: true,
    text: page,
  })
})

test('run --set fills in a placeholder', async () => {
  using scratch = new Scratch({ 'a.md': page })
  const { code } = await scratch.runbook('run', 'a.md', '--set', 'MY_HOST=web-1')
  expect({ code, wrote: scratch.read('a.md').includes('host web-1') }).toEqual({
    code: 0,
    wrote: true,
  })
})

test('plan shows each trap with its place and remedy', async () => {
  using scratch = new Scratch({ 'a.md': page })
  const { stderr } = await scratch.runbook('plan', 'a.md')
  expect(stderr).toMatch(/^placeholder {2}a\.md:2:12 {2}<MY_HOST> is a placeholder$/m)
})

test('plan shows remedies without the control characters of names in them', async () => {
  const block = '```bash {name="a\u001b]0;x\u0007"}\ntrue\n```\n'
  using scratch = new Scratch({ 'a.md': `${block}\n${block}` })
  const { stderr } = await scratch.runbook('plan', 'a.md')
  expect([stderr.includes('duplicate-name'), stderr.includes('\u001b')]).toEqual([true, false])
})
