import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

import { expect, test } from 'vitest'

import type { Block } from '../../src/document/block.ts'
import { parseDocument } from '../../src/document/parse-document.ts'
import { bin, Scratch } from './command-line.ts'

const root = resolve(import.meta.dirname, '../..')

const blocks = (await parseDocument('README.md', readFileSync(join(root, 'README.md')))).blocks
const named = (name: string): Block => {
  const block = blocks.find((candidate) => candidate.name === name)
  if (!block) throw new Error(`the README has no block ${name}`)
  return block
}

test('the README names every bash block, or says why it does not run', () => {
  const bash = blocks.filter(({ language }) => language === 'bash')
  const loose = bash.filter(
    (block) => block.name === '' && !block.arguments.some(({ key }) => key === 'eval'),
  )
  expect([bash.length > 3, loose]).toEqual([true, []])
})

test('the README holds: each of its commands runs, and prints what it shows', async () => {
  using scratch = new Scratch({ 'README.md': readFileSync(join(root, 'README.md')) })
  mkdirSync(join(scratch.path, 'bin'))
  symlinkSync(bin, join(scratch.path, 'bin/runbook'))
  const path = `${join(scratch.path, 'bin')}:${process.env['PATH']}`
  const flags = ['--sandbox', 'none', '--env', `PATH=${path}`, '--reporter', 'json']
  const { code, stdout, stderr } = await scratch.runbook('test', 'README.md', ...flags)
  const tested = blocks.filter(({ language }) => language === 'bash').length
  expect([code, stderr, stdout.match(/"kind":\s*"passed"/g)?.length]).toEqual([0, '', tested - 2])
}, 120_000)

test('the first command of the README works in a fresh clone and leaves it clean', async () => {
  using scratch = new Scratch({})
  execFileSync('git', ['clone', '--quiet', root, 'clone'], { cwd: scratch.path })
  const clone = join(scratch.path, 'clone')
  symlinkSync(join(root, 'node_modules'), join(clone, 'node_modules'))
  // A link is no directory to .gitignore's pattern.
  writeFileSync(join(clone, '.git/info/exclude'), 'node_modules\n')
  const { code } = await scratch.run('bash', ['-e', '-c', `cd clone\n${named('try').code}`], {
    CI: 'true',
  })
  const changed = execFileSync('git', ['status', '--porcelain'], { cwd: clone, encoding: 'utf8' })
  expect([code, changed]).toEqual([0, ''])
}, 240_000)

const runbooks: readonly (readonly [path: string, flags: readonly string[]])[] = [
  ['quickstart.md', ['--recordings']],
  ...[
    'sks.org',
    'aks-calico.org',
    'calico-operator.md',
    'eks-federation.md',
    'home-calico-cilium.md',
  ].map((path) => [path, ['--rehearse']] as const),
]

/** The runbooks of this repository with their recordings, as they are checked in. */
function checkedIn(): Scratch {
  const list = execFileSync('git', ['ls-files', 'runbooks', 'recordings'], {
    cwd: root,
    encoding: 'utf8',
  })
  const files = list.trim().split('\n')
  const scratch = new Scratch(
    Object.fromEntries(files.map((file) => [file, readFileSync(join(root, file))])),
  )
  execFileSync('git', ['init', '--quiet'], { cwd: scratch.path })
  return scratch
}

for (const [path, flags] of runbooks) {
  test(`our own runbook ${path} passes its test: outputs, and recordings that are not stale`, async () => {
    using scratch = checkedIn()
    const { stdout } = await scratch.runbook(
      'test',
      `runbooks/${path}`,
      '--reporter',
      'json',
      ...flags,
    )
    const kinds = [...stdout.matchAll(/"kind":\s*"([\w-]+)"/g)].map(([, kind]) => kind)
    expect([kinds.length > 5, kinds.filter((kind) => kind !== 'passed')]).toEqual([true, []])
  }, 60_000)
}

test('the tests of our own runbooks name every document in runbooks/', () => {
  const files = execFileSync('git', ['ls-files', '*.org', '*.md'], {
    cwd: join(root, 'runbooks'),
    encoding: 'utf8',
  })
  expect(runbooks.map(([path]) => path).toSorted()).toEqual(files.trim().split('\n'))
})
