import { expect, test } from 'vitest'

import { bin, Scratch } from './command-line.ts'

test('a run loads no package from the disk but the binary of pseudo-terminals', async () => {
  using scratch = new Scratch({ 'a.org': '* Empty\n' })
  const { code, stderr } = await scratch.run(process.execPath, [bin, 'run', 'a.org'], {
    NODE_DEBUG: 'module',
  })
  const loaded = stderr.matchAll(/node_modules\/((?:@[\w.-]+\/)?[\w.-]+)/g)
  const other = [...loaded].map(([, name]) => name).filter((name) => !name?.includes('node-pty'))
  expect([code, stderr.includes('runbook.cjs'), [...new Set(other)]]).toEqual([0, true, []])
})
