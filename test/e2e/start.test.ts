import { createRequire } from 'node:module'

import { expect, test } from 'vitest'

import { bin, Scratch } from './command-line.ts'

const { flagsOf } = createRequire(import.meta.url)('../../bin/load-bundle.js') as {
  readonly flagsOf: (verb: string, node: string) => readonly string[]
}

test('a run loads no package from the disk but the binary of pseudo-terminals', async () => {
  using scratch = new Scratch({ 'a.org': '* Empty\n' })
  const { code, stderr } = await scratch.run(process.execPath, [bin, 'run', 'a.org'], {
    NODE_DEBUG: 'module',
  })
  const loaded = stderr.matchAll(/node_modules\/((?:@[\w.-]+\/)?[\w.-]+)/g)
  const other = [...loaded].map(([, name]) => name).filter((name) => !name?.includes('node-pty'))
  expect([code, stderr.includes('runbook.cjs'), [...new Set(other)]]).toEqual([0, true, []])
})

test('Node says nothing of its own when a command starts', async () => {
  using scratch = new Scratch({
    'a.md': '# Empty\n',
    'a.cast': '{"version":2,"width":9,"height":1}\n',
  })
  const verbs = [
    ['ls', 'a.md'],
    ['plan', 'a.md'],
    ['run', 'a.md', '-q'],
    ['render', 'a.cast', '-o', 'a.txt', '-q'],
  ]
  const finished = await Promise.all(verbs.map(async (words) => scratch.runbook(...words)))
  expect(finished.map(({ stderr }) => stderr)).toEqual(['', '', '', ''])
})

test.each(['22.23.3', '24.21.0', '200.1.0'])(
  'V8 of Node %s gets no flags, which it may not know',
  (version) => {
    expect(flagsOf('render', version)).toEqual([])
  },
)
