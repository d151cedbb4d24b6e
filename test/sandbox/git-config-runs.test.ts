import { expect, test } from 'vitest'

import { gitConfigRuns } from '../../src/sandbox/git-config-runs.ts'

test.each([
  ['a program', '[core]\n\tfsmonitor = evil\n'],
  ['a program behind the section', '[core] fsmonitor = evil\n'],
  ['a program in capitals', '[CORE]\n\tFSMonitor = evil\n'],
  ['another file', '[include]\n\tpath = ../evil\n'],
  ['another file on a condition', '[includeIf "gitdir:."]\n\tpath = ../evil\n'],
  ['a filter', '[filter "a"]\n\tclean = evil\n'],
  ['a harmless key in another section', '[alias]\n\tname = !evil\n'],
  ['a value that goes on in the next line', '[user]\n\tname = a\\\n[core]\n'],
  ['a key before any section', 'name = a\n'],
  ['a name of an object', '[constructor]\n\tname = a\n'],
])('gitConfigRuns() finds %s', (_what, config) => {
  expect(gitConfigRuns(config)).toBe(true)
})

test('gitConfigRuns() lets pass what git writes', () => {
  const config =
    '# comment\n[core]\n\trepositoryformatversion = 0\n\tbare = false\n[remote "origin"]\n\turl = ../a\n\tfetch = +refs/heads/*:refs/remotes/origin/*\n[branch "main"]\n\tremote = origin\n'
  expect(gitConfigRuns(config)).toBe(false)
})
