import { expect, test } from 'vitest'

import { orgBlock, Scratch } from './command-line.ts'

const entry = (directory: string): string => `* a\n:PROPERTIES:\n:DIR: ${directory}\n:END:\n`

test('attachments outside of what a block may write are refused with what would grant them', async () => {
  using scratch = new Scratch({ 'docs/a.org': entry('../att') + orgBlock('pwd', ":dir 'attach") })
  const { code, stderr } = await scratch.runbook('run', 'docs/a.org')
  expect([code, stderr.includes('--allow-write')]).toEqual([3, true])
})

test('a Markdown page links attachments from where the document is', async () => {
  using scratch = new Scratch({ 'a.org': `${entry('att')}[[attachment:b.txt]]\n`, 'att/b.txt': '' })
  await scratch.runbook('build', 'a.org', '--to', 'md', '-o', 'a.md')
  expect(scratch.read('a.md')).toContain('(att/b.txt)')
})

test('a plan shows the directory of attachments', async () => {
  using scratch = new Scratch({ 'a.org': entry('att') + orgBlock('pwd', ":dir 'attach") })
  const { stdout } = await scratch.runbook('plan', 'a.org')
  expect(stdout).toMatch(/:dir +att +block, a\.org:5/)
})
