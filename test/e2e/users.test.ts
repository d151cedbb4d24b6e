import { spawnSync } from 'node:child_process'
import { chownSync, existsSync } from 'node:fs'
import { userInfo } from 'node:os'
import { join } from 'node:path'

import { expect, test } from 'vitest'

import { bin, orgBlock, Scratch } from './command-line.ts'

const nameless = 54_321
const become = [`--reuid=${nameless}`, `--regid=${nameless}`, '--clear-groups']
const isRoot = process.getuid?.() === 0
/** False where the project itself lies out of that user's reach. */
const reachable = isRoot && spawnSync('setpriv', [...become, 'test', '-r', bin]).status === 0

test.skipIf(!reachable)(
  'run works for a user that has a number and no name, as in a container (needs root, to become one who can read the project)',
  async () => {
    using scratch = new Scratch({ 'a.org': orgBlock('echo done') })
    for (const path of [scratch.path, join(scratch.path, 'a.org')]) chownSync(path, nameless, -1)
    const run = ['env', '-u', 'HOME', process.execPath, bin, 'run', 'a.org']
    const { stderr } = await scratch.run('setpriv', [...become, ...run])
    expect([scratch.read('a.org').includes(': done'), stderr]).toEqual([
      true,
      expect.stringContaining('1 passed'),
    ])
  },
)

test('run says that it can make no directory for its temporary files', async () => {
  using scratch = new Scratch({ 'a.org': orgBlock('echo'), file: '' })
  const TMPDIR = join(scratch.path, 'file')
  const { code, stderr } = await scratch.run(process.execPath, [bin, 'run', 'a.org'], { TMPDIR })
  expect([code, stderr]).toEqual([7, expect.stringContaining('Set TMPDIR to a directory')])
})

const { homedir: home } = userInfo()

test.skipIf(!existsSync(home))(
  'run takes the home of its user for one whatever HOME says (needs a user with a home)',
  async () => {
    using scratch = new Scratch({ 'a.org': orgBlock('echo') })
    const run = [bin, 'run', 'a.org', '--allow-write', home]
    const { code, stderr } = await scratch.run(process.execPath, run, { HOME: '' })
    expect([code, stderr]).toEqual([6, expect.stringContaining(`${home} is or holds a home`)])
  },
)
