import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { expect, test } from 'vitest'

import { gitlinksIn } from '../../src/sandbox/gitlinks-in.ts'
import { isRoot, placeForTest } from './run-inside.ts'

/** A repository with files and two submodules in its index. */
function repository(...init: readonly string[]) {
  const { workspace } = placeForTest(isRoot ? 'root' : 'user')
  const git = (...args: readonly string[]): void =>
    void execFileSync('git', ['-C', workspace, ...args])
  git('init', '-q', ...init)
  for (const name of ['a', 'b-longer', 'z']) writeFileSync(join(workspace, name), name)
  git('add', '.')
  const id = (init.length === 0 ? '1' : '2').repeat(init.length === 0 ? 40 : 64)
  for (const path of ['deep/one', 'deep/other'])
    git('update-index', '--add', '--cacheinfo', `160000,${id},${path}`)
  return { git, index: (): Buffer => readFileSync(join(workspace, '.git/index')) }
}

const both = ['deep/one', 'deep/other']

test.each(['2', '4'])('gitlinksIn() reads the submodules of an index of version %s', (version) => {
  const { git, index } = repository()
  git('update-index', '--index-version', version)
  expect(gitlinksIn(index())).toEqual(both)
})

test('gitlinksIn() reads the submodules of an index with further flags', () => {
  const { git, index } = repository()
  git('update-index', '--skip-worktree', 'a')
  expect([index().readUInt32BE(4), gitlinksIn(index())]).toEqual([3, both])
})

test('gitlinksIn() reads the submodules of an index with names by SHA-256', () => {
  expect(gitlinksIn(repository('--object-format=sha256').index())).toEqual(both)
})

test('gitlinksIn() does not read an index that another file has the rest of', () => {
  const { git, index } = repository()
  git('update-index', '--split-index')
  expect(gitlinksIn(index())).toBeNull()
})

test('gitlinksIn() does not read an index that is cut off', () => {
  expect(gitlinksIn(repository().index().subarray(0, 100))).toBeNull()
})
