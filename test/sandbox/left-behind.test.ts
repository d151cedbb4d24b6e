import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
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
  const leftBehind = noteObeyed({ workspace, write: [], protect: [], backend: 'bubblewrap' })
  writeFileSync(join(workspace, '.git/commondir'), '../evil\n')
  expect([leftBehind()?.removed, existsSync(join(workspace, '.git/commondir'))]).toEqual([
    ['.git/commondir'],
    false,
  ])
})

test('noteObeyed() takes back what leads git to other configuration in a granted tree', () => {
  const { base, workspace } = placeForTest(self)
  const tree = join(base, 'granted')
  execFileSync('git', ['init', '-q', tree])
  const leftBehind = noteObeyed({ workspace, write: [tree], protect: [], backend: 'bubblewrap' })
  writeFileSync(join(tree, '.git/commondir'), '../evil\n')
  writeFileSync(join(tree, '.envrc'), 'evil')
  expect([leftBehind(), existsSync(join(tree, '.git/commondir'))]).toEqual([
    { removed: ['../granted/.git/commondir'], obeyed: ['../granted/.envrc'] },
    false,
  ])
})

test('noteObeyed() leaves the way of a worktree to its repository alone', () => {
  const workspace = repository()
  mkdirSync(join(workspace, '.git/worktrees/tree'), { recursive: true })
  writeFileSync(join(workspace, '.git/worktrees/tree/commondir'), '../..\n')
  expect(noteObeyed({ workspace, write: [], protect: [], backend: 'bubblewrap' })()).toBeNull()
})

test.each([
  ['a file that shells read', '.envrc', 'evil', ['.envrc']],
  ['a task of an editor', '.vscode/tasks.json', '{}', ['.vscode']],
  ['a language server of an editor', '.helix/languages.toml', '', ['.helix']],
  ['a hook of an assistant', '.claude/settings.json', '{}', ['.claude']],
  ['a server of an assistant', '.gemini/settings.json', '{}', ['.gemini']],
  ['a check of an assistant', '.aider.conf.yml', 'lint-cmd: evil\n', ['.aider.conf.yml']],
  ['code that an interpreter starts with', '.irbrc', 'evil', ['.irbrc']],
  ['code that a debugger starts with', '.pdbrc', 'evil', ['.pdbrc']],
  ['commands of Vim', '.exrc', '!evil', ['.exrc']],
  ['commands of Vim by its own name', '.vimrc', '!evil', ['.vimrc']],
  ['a language server of Vim', '.vim/coc-settings.json', '{}', ['.vim']],
  ['a hook of mise', 'mise.toml', '[hooks]\nenter = "evil"\n', ['mise.toml']],
  ['a hook of Mercurial', '.hg/hgrc', '[hooks]\npre-status = evil\n', ['.hg/hgrc']],
  ['a plugin of yarn', '.yarn/plugins/evil.cjs', '', ['.yarn/plugins']],
  ['a hook of pnpm', '.pnpmfile.cjs', '', ['.pnpmfile.cjs']],
  ['what a commit runs', '.pre-commit-config.yaml', 'repos: []', ['.pre-commit-config.yaml']],
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
  const leftBehind = noteObeyed({ workspace, write: [], protect: [], backend: 'bubblewrap' })
  mkdirSync(join(workspace, path, '..'), { recursive: true })
  writeFileSync(join(workspace, path), text)
  expect(leftBehind()?.obeyed).toEqual(told)
})

const evil = '[core]\n\tfsmonitor = evil\n'

function git(directory: string, ...args: readonly string[]): void {
  execFileSync('git', ['-C', directory, ...args])
}

/** Makes a repository, which a second one names as its submodule at this path. */
function submodule(above: string, path: string): string {
  const directory = join(above, path)
  mkdirSync(directory, { recursive: true })
  git(directory, 'init', '-q')
  git(above, 'update-index', '--add', '--cacheinfo', `160000,${'1'.repeat(40)},${path}`)
  return directory
}

test.each([
  ['deep', 'a/b/c/d/e/f/g/h/i/j'],
  ['where packages are installed', 'node_modules/a'],
])('noteObeyed() tells of a submodule with a program %s', (_where, path) => {
  const workspace = repository()
  const leftBehind = noteObeyed({ workspace, write: [], protect: [], backend: 'bubblewrap' })
  writeFileSync(join(submodule(workspace, path), '.git/config'), evil)
  expect(leftBehind()?.obeyed).toEqual([`${path}/.git/config`])
})

test('noteObeyed() tells of a submodule with a program in a submodule without any', () => {
  const workspace = repository()
  const leftBehind = noteObeyed({ workspace, write: [], protect: [], backend: 'bubblewrap' })
  const outer = submodule(workspace, 'node_modules/a')
  writeFileSync(join(submodule(outer, 'b'), '.git/config'), evil)
  expect(leftBehind()?.obeyed).toEqual(['node_modules/a/b/.git/config'])
})

test('noteObeyed() tells of a program that the configuration named before it was there', () => {
  const workspace = repository()
  git(workspace, 'config', 'core.fsmonitor', 'sh ./tools/watch')
  const leftBehind = noteObeyed({ workspace, write: [], protect: [], backend: 'bubblewrap' })
  mkdirSync(join(workspace, 'tools'))
  writeFileSync(join(workspace, 'tools/watch'), 'evil')
  expect(leftBehind()?.obeyed).toEqual(['tools/watch'])
})

test('noteObeyed() tells of a new setting of an editor in a repository in the workspace', () => {
  const workspace = repository()
  submodule(workspace, 'sub')
  const leftBehind = noteObeyed({ workspace, write: [], protect: [], backend: 'bubblewrap' })
  mkdirSync(join(workspace, 'sub/.vscode'))
  expect(leftBehind()?.obeyed).toEqual(['sub/.vscode'])
})

test('noteObeyed() tells of a new index that it cannot read', () => {
  const workspace = repository()
  const leftBehind = noteObeyed({ workspace, write: [], protect: [], backend: 'bubblewrap' })
  writeFileSync(join(workspace, 'a'), 'a')
  git(workspace, 'update-index', '--add', '--split-index', 'a')
  expect(leftBehind()?.obeyed).toEqual(['.git/index'])
})

test('noteObeyed() tells of a repository with a program that a link leads to', () => {
  const workspace = repository()
  const leftBehind = noteObeyed({ workspace, write: [], protect: [], backend: 'bubblewrap' })
  const directory = submodule(workspace, 'new')
  renameSync(join(directory, '.git'), join(directory, 'other'))
  symlinkSync('other', join(directory, '.git'))
  expect(leftBehind()?.obeyed).toEqual(['new/.git'])
})

test('noteObeyed() tells of a program in a repository without a worktree', () => {
  const workspace = repository()
  const leftBehind = noteObeyed({ workspace, write: [], protect: [], backend: 'bubblewrap' })
  git(workspace, 'init', '-q', '--bare', 'new')
  writeFileSync(join(workspace, 'new/config'), evil)
  expect(leftBehind()?.obeyed).toEqual(['new/config'])
})

test.each([
  [
    'where hooks are looked for',
    '[core]\n\thooksPath = own hooks\n',
    'own hooks/pre-commit',
    'own hooks',
  ],
  ['further configuration', '[include]\n\tpath = ../shared\n', 'shared', 'shared'],
])('noteObeyed() tells of what a configuration names, and the document made: %s', (...given) => {
  const [, config, path, told] = given
  const workspace = repository()
  writeFileSync(join(workspace, '.git/config'), config)
  const leftBehind = noteObeyed({ workspace, write: [], protect: [], backend: 'bubblewrap' })
  mkdirSync(join(workspace, path, '..'), { recursive: true })
  writeFileSync(join(workspace, path), 'evil')
  expect(leftBehind()?.obeyed).toEqual([told])
})

test.each(['.git/hooks', '.envrc'])(
  'noteObeyed() tells of a directory in the place of the link %s',
  (path) => {
    const workspace = repository()
    mkdirSync(join(workspace, 'own'))
    rmSync(join(workspace, path), { recursive: true, force: true })
    symlinkSync(join(workspace, 'own'), join(workspace, path))
    const leftBehind = noteObeyed({ workspace, write: [], protect: [], backend: 'bubblewrap' })
    rmSync(join(workspace, path))
    mkdirSync(join(workspace, path))
    expect(leftBehind()?.obeyed).toEqual([path])
  },
)

test.each([
  ['says nothing of a configuration', '[core]\n\tbare = false\n', undefined],
  ['tells of a configuration with a program', evil, ['.git/config']],
])('noteObeyed() %s that another took the place of meanwhile', (_what, config, told) => {
  const workspace = repository()
  const leftBehind = noteObeyed({ workspace, write: [], protect: [], backend: 'bubblewrap' })
  writeFileSync(join(workspace, 'new'), config)
  renameSync(join(workspace, 'new'), join(workspace, '.git/config'))
  expect(leftBehind()?.obeyed).toEqual(told)
})

test('noteObeyed() says nothing of what was there before', () => {
  const workspace = repository()
  writeFileSync(join(workspace, '.envrc'), 'export A=1\n')
  expect(noteObeyed({ workspace, write: [], protect: [], backend: 'bubblewrap' })()).toBeNull()
})

test('noteObeyed() says nothing of a repository as git makes it', () => {
  const workspace = repository()
  const leftBehind = noteObeyed({ workspace, write: [], protect: [], backend: 'bubblewrap' })
  const directory = join(workspace, 'new')
  git(workspace, 'init', '-q', directory)
  git(directory, 'config', 'user.name', 'Ann')
  git(directory, 'remote', 'add', 'origin', '../origin')
  expect(leftBehind()).toBeNull()
})
