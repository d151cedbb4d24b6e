import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { expect, test } from 'vitest'

import { noteObeyed } from '../../src/sandbox/left-behind.ts'
import { isRoot, placeForTest } from './run-inside.ts'

const self = isRoot ? 'root' : 'user'

function repository(): string {
  const { workspace } = placeForTest(self)
  execFileSync('git', ['init', '-q', workspace])
  return workspace
}

test('noteObeyed() takes back what leads git to other configuration', () => {
  const workspace = repository()
  const leftBehind = noteObeyed({ workspace, backend: 'bubblewrap' })
  writeFileSync(join(workspace, '.git/commondir'), '../evil\n')
  expect([leftBehind()?.removed, existsSync(join(workspace, '.git/commondir'))]).toEqual([
    ['.git/commondir'],
    false,
  ])
})

test('noteObeyed() leaves the way of a worktree to its repository alone', () => {
  const workspace = repository()
  mkdirSync(join(workspace, '.git/worktrees/tree'), { recursive: true })
  writeFileSync(join(workspace, '.git/worktrees/tree/commondir'), '../..\n')
  expect(noteObeyed({ workspace, backend: 'bubblewrap' })()).toBeNull()
})

test.each([
  ['a file that shells read', '.envrc', 'evil', ['.envrc']],
  ['a task of an editor', '.vscode/tasks.json', '{}', ['.vscode']],
  ['a repository with a program', 'new/.git/config', '[core]\n\tfsmonitor = evil\n', undefined],
  ['a repository with a hook', 'new/.git/hooks/pre-commit', 'evil', undefined],
  [
    'a rebase to go on with',
    '.git/rebase-merge/git-rebase-todo',
    'exec evil',
    ['.git/rebase-merge'],
  ],
  ['a way to a repository elsewhere', 'new/.git', 'gitdir: ../evil\n', undefined],
])('noteObeyed() tells of %s that is new', (_what, path, text, told = [path]) => {
  const workspace = repository()
  const leftBehind = noteObeyed({ workspace, backend: 'bubblewrap' })
  mkdirSync(join(workspace, path, '..'), { recursive: true })
  writeFileSync(join(workspace, path), text)
  expect(leftBehind()?.obeyed).toEqual(told)
})

test('noteObeyed() says nothing of what was there before', () => {
  const workspace = repository()
  writeFileSync(join(workspace, '.envrc'), 'export A=1\n')
  expect(noteObeyed({ workspace, backend: 'bubblewrap' })()).toBeNull()
})

test('noteObeyed() says nothing of a repository as git makes it', () => {
  const workspace = repository()
  const leftBehind = noteObeyed({ workspace, backend: 'bubblewrap' })
  const git = (...args: readonly string[]) =>
    execFileSync('git', ['-C', join(workspace, 'new'), ...args])
  execFileSync('git', ['init', '-q', join(workspace, 'new')])
  git('config', 'user.name', 'Ann')
  git('remote', 'add', 'origin', '../origin')
  expect(leftBehind()).toBeNull()
})
