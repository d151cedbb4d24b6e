import { expect, test } from 'vitest'

import { cramGrammar } from '../../src/expect/line-grammar.ts'
import { noCaptures } from '../../src/expect/line-test.ts'
import { ownScope } from '../../src/expect/own-scope.ts'
import { suggestPattern } from '../../src/expect/suggest-pattern.ts'

const scope = ownScope(noCaptures)

test.each([
  ['a commit', 'abcdef1 one', '20f7bb5 one', '[HASH] one'],
  ['two commits', 'index 5626abf..7cbc384 1', 'index 1a2b3c4..9f8e7d6 1', 'index [HASH]..[HASH] 1'],
  ['a commit in brackets', '[main f22b25e] Add', '[main 0d1fa2e] Add', '[main [HASH]] Add'],
  ['a day', 'at 2024-01-02, 3 files', 'at 2025-06-07, 3 files', 'at [DATE], 3 files'],
  [
    'the date of git log',
    'Date:   Thu Aug 22 09:51:46 2013 -0400',
    'Date:   Sun Nov 2 07:00:01 2025 +0000',
    'Date:   [..]',
  ],
  [
    'a listing',
    '-rw-r--r-- 1 me 12 Jan  5 12:30 a',
    '-rw-r--r-- 1 me 15 Feb 15  2024 a',
    '-rw-r--r-- 1 me [NUM] [..] a',
  ],
  ['a time', 'done at 12:30:01', 'done at 7:05:59', 'done at [..]'],
  ['a version', 'git version 2.34.1', 'git version 2.39.5', 'git version [..]'],
  ['an address', 'inet 10.0.0.1/24', 'inet 192.168.1.7/24', 'inet [IP]'],
  ['a duration', 'in 1.2s', 'in 310ms', 'in [AGE]'],
  ['a number alone, which may be what is wrong', '200', '404', null],
  ['another word', 'branch main', 'branch master', null],
  ['a word of the letters of a hash', 'deadbeef one', 'effaced one', null],
  ['more words', '3 files', '3 files more', null],
])('of a line that differs in %s the pattern is found', (_, shown, printed, pattern) => {
  expect(suggestPattern(shown, printed, scope)).toBe(pattern)
})

test('a language without patterns inside a line gets none', () => {
  expect(suggestPattern('abcdef1', '20f7bb5', { ...scope, grammar: cramGrammar })).toBe(null)
})
