import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

import { expect, test } from 'vitest'

import { repositoriesOf } from '../../src/sandbox/repositories.ts'
import { type User, placeForTest, runInside } from './run-inside.ts'

const self: User = process.getuid?.() === 0 ? 'root' : 'user'

/** A workspace with these files; a name that ends in a slash is a directory. */
function workspaceWith(...names: readonly string[]): string {
  const { workspace } = placeForTest(self)
  for (const name of names) {
    const path = join(workspace, name)
    mkdirSync(name.endsWith('/') ? path : dirname(path), { recursive: true })
    if (!name.endsWith('/')) writeFileSync(path, '')
  }
  return workspace
}

test.each([
  ['nine levels down', 'a/b/c/d/e/f/g/h/i/.git/hooks/', []],
  [
    'without a worktree',
    'origin.git/hooks/',
    ['origin.git/HEAD', 'origin.git/objects/', 'origin.git/refs/'],
  ],
  ['below what looks like one', 'a/.git/hooks/', ['HEAD', 'objects/', 'refs/']],
  ['of a submodule beside what looks like one', '.git/modules/a/hooks/', ['.git/modules/HEAD']],
  ['of a submodule of a worktree', '.git/worktrees/tree/modules/a/hooks/', []],
  ['that a file leads to', 'node_modules/a/hooks/', []],
])('confine() protects the hooks of a repository %s', (_which, hooks, others) => {
  const workspace = workspaceWith(hooks, ...others)
  if (hooks.startsWith('node_modules'))
    writeFileSync(join(workspace, '.git'), 'gitdir: node_modules/a\n')
  const ran = runInside(self, `echo evil > ${hooks}pre-commit`, { workspace })
  expect(ran.text).toContain('Read-only file system')
})

test('confine() protects what programs obey in a repository in the workspace', () => {
  const workspace = workspaceWith('app/.git/', 'app/.claude/')
  const ran = runInside(self, 'echo evil > app/.claude/settings.json', { workspace })
  expect(ran.text).toContain('Read-only file system')
})

test('confine() protects the hooks that a repository names in a worktree elsewhere', () => {
  const workspace = workspaceWith('.git/', 'tree/hooks/')
  const config = '[core]\n\tworktree = ../tree\n\thooksPath = hooks\n'
  writeFileSync(join(workspace, '.git/config'), config)
  const ran = runInside(self, 'echo evil > tree/hooks/pre-commit', { workspace })
  expect(ran.text).toContain('Read-only file system')
})

test('confine() makes no hooks in what git keeps of a worktree, which has those of its repository', () => {
  const administration = '.git/modules/a/worktrees/tree'
  const workspace = workspaceWith(`${administration}/HEAD`, `${administration}/commondir`)
  runInside(self, 'true', { workspace })
  expect(existsSync(join(workspace, administration, 'hooks'))).toBe(false)
})

test('repositoriesOf() refuses a workspace in which a document could hide the repositories of others', () => {
  const names = Array.from({ length: 601 }, (_, index) => `${index}/.git/`)
  const workspace = workspaceWith(...names)
  expect(() => repositoriesOf(workspace)).toThrow('cannot be protected')
})

test('repositoriesOf() refuses a repository below a name that no sandbox can be told', () => {
  const workspace = workspaceWith('a/')
  const name = Buffer.concat([Buffer.from(join(workspace, 'a/')), Buffer.from([0xdc])])
  mkdirSync(name)
  mkdirSync(Buffer.concat([name, Buffer.from('/.git')]))
  expect(() => repositoriesOf(workspace)).toThrow('a cannot be protected')
})

test('repositoriesOf() takes no offence at such a name without a repository', () => {
  const workspace = workspaceWith()
  mkdirSync(Buffer.concat([Buffer.from(`${workspace}/`), Buffer.from([0xdc])]))
  expect(repositoriesOf(workspace).unseen).toEqual([])
})

test('repositoriesOf() refuses a repository whose configuration names hooks that no sandbox can be told', () => {
  const workspace = workspaceWith('.git/')
  const config = Buffer.from('[core]\n\thooksPath = h\u00e4\n', 'latin1')
  writeFileSync(join(workspace, '.git/config'), config)
  expect(() => repositoriesOf(workspace)).toThrow('cannot be protected')
})
