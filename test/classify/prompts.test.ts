import { expect, test } from 'vitest'

import { readPrompt } from '../../src/classify/prompts.ts'

test.each([
  ['$ ls', 'ls'],
  ['~$ ls', 'ls'],
  ['/ # ls', 'ls'],
  ['node1$ ls', 'ls'],
  ['sh-5.2# ls', 'ls'],
  ['[node1 ~]$ ls', 'ls'],
  ['[me@node1 ~]$ ls', 'ls'],
  ['[bay]🚩 >  ls', 'ls'],
  ['🚀 ❯ ls', 'ls'],
  ['C# is a language', null],
  ['$name a', null],
  ['[a b] $ c', null],
  ['🚀 ready', null],
])('readPrompt() finds in %s: %s', (line, command) => {
  expect(readPrompt(line)?.command ?? null).toBe(command)
})
