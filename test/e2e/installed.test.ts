import { cpSync, existsSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'

import { expect, test } from 'vitest'

import { bin, orgBlock, Scratch } from './command-line.ts'

test('no block changes what is loaded later in the run, where runbook is a package of the workspace', async () => {
  const packages = 'node_modules/sh-syntax node_modules/runbook/node_modules/sh-syntax'
  const evil = `for p in ${packages}; do mkdir -p $p; echo evil > $p/package.json; done; true`
  using scratch = new Scratch({ 'a.org': orgBlock(evil) })
  const root = resolve(dirname(bin), '..')
  const installed = (name: string): string => join(scratch.path, 'node_modules', name)
  for (const name of ['bin', 'dist/bundle', 'package.json'])
    cpSync(join(root, name), join(installed('runbook'), name), { recursive: true })
  for (const name of ['sh-syntax', '@lydell'])
    cpSync(join(root, 'node_modules', name), installed(name), { recursive: true })
  await scratch.run(process.execPath, [
    join(installed('runbook'), 'bin/runbook.js'),
    'run',
    'a.org',
  ])
  const own = (path: string): string => readFileSync(join(path, 'sh-syntax/package.json'), 'utf8')
  expect([
    scratch.read('a.org').includes('RESULTS'),
    own(installed('')) === own(join(root, 'node_modules')),
    existsSync(installed('runbook/node_modules')),
  ]).toEqual([true, true, false])
})
