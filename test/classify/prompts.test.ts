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
  ['(main)$ ls', 'ls'],
  ['(main *) $ ls', 'ls'],
  ['node1:~$ ls', 'ls'],
  ['[nix-shell:~/a]$ ls', 'ls'],
  ['(cd a) # ls', null],
  ['key: $ value', null],
  ['C# is a language', null],
  ['$name a', null],
  ['[a b] $ c', null],
  ['🚀 ready', null],
])('readPrompt() finds in %s: %s', (line, command) => {
  expect(readPrompt(line)).toBe(command)
})
