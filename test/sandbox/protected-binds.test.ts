import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { expect, onTestFinished, test, vi } from 'vitest'

import {
  makePrivateDirectory,
  removePrivateDirectory,
} from '../../src/sandbox/private-directory.ts'
import { type User, placeForTest, runInside } from './run-inside.ts'

const self: User = process.getuid?.() === 0 ? 'root' : 'user'

test('confine() protects a path also where a link names the tree that is granted', () => {
  const { base, workspace } = placeForTest(self)
  mkdirSync(join(workspace, '.vscode'))
  symlinkSync(base, join(base, 'linked'))
  const linked = join(base, 'linked')
  const ran = runInside(self, `echo evil > ${linked}/workspace/.vscode/x`, {
    workspace,
    write: [linked],
  })
  expect(ran.text).toContain('Read-only file system')
})

test('confine() keeps a workspace from being swapped where the tree above it is granted', () => {
  const { base, workspace } = placeForTest(self)
  writeFileSync(join(workspace, 'a.org'), '')
  const ran = runInside(self, `cd ${base} && mv workspace other`, {
    workspace,
    write: [base],
    protect: ['a.org'],
  })
  expect(ran.text).toContain('busy')
})

/** A private directory below `TMPDIR`, as long as the test. */
function privateBelow(directory: string): string {
  vi.stubEnv('TMPDIR', directory)
  onTestFinished(() => void vi.unstubAllEnvs())
  const made = makePrivateDirectory('test')
  onTestFinished(() => removePrivateDirectory(made))
  writeFileSync(join(made, 'file'), 'secret')
  return made
}

test('confine() keeps a directory with private ones in it from being swapped', () => {
  const { workspace } = placeForTest(self)
  mkdirSync(join(workspace, 'temporary'))
  privateBelow(join(workspace, 'temporary'))
  expect(runInside(self, 'mv temporary other', { workspace }).text).toContain('busy')
})

test.each([
  ['that a link names', (base: string) => base],
  ['of a tree that a link names', (base: string) => join(base, 'linked')],
])('confine() hides private directories %s', (_which, tree) => {
  const { base, workspace } = placeForTest(self)
  symlinkSync(base, join(base, 'linked'))
  mkdirSync(join(base, 'temporary'))
  const directory = privateBelow(join(base, 'linked/temporary'))
  const shown = directory.replace(base, tree(base))
  const { status } = runInside(self, `cat ${shown}/file`, { workspace, read: [tree(base)] })
  expect(status).toBe(1)
})
