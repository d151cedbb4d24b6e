import fc from 'fast-check'
import { expect, test } from 'vitest'

import { simpleCommands } from '../../src/classify/simple-commands.ts'

test('a script of plain words has the commands that the reader of quotes finds in it', () => {
  const words = fc.constantFrom('a', '1', ' ', '\t', '\n', '-', '=', 'for', 'then', 'x=1', '%', ':')
  const script = fc.array(words, { maxLength: 12 }).map((parts) => parts.join(''))
  fc.assert(
    fc.property(script, (text) => {
      // A quote keeps a script from being a plain one.
      const quoted = simpleCommands(`${text}\n''`)
      expect(simpleCommands(text)).toEqual(quoted.slice(0, -1))
    }),
  )
})

test('a here-document holds no commands', () => {
  const commands = simpleCommands('cat <<END\nrm x\nEND\nls')
  expect(commands.map(({ words }) => words)).toEqual([['cat'], ['ls']])
})

for (const script of [
  'i=$((i+1)); ls',
  'i=$((n * (i + 1) - (2))); ls',
  '((i+=1))\nls',
  'ls $((a < b))',
]) {
  test(`arithmetic holds no commands: ${script}`, () => {
    const names = simpleCommands(script).map(({ words }) => words[0])
    expect(names).toEqual(['ls'])
  })
}

for (const script of ['names=(a b)\nls', 'names+=(\n  a\n  "b" # c\n)\nls', 'names=($(ls) a)']) {
  test(`a list of words holds no commands: ${script}`, () => {
    const names = simpleCommands(script).map(({ words }) => words[0])
    expect(names).toEqual(['ls'])
  })
}

test('subshells in a command substitution are no arithmetic', () => {
  const commands = simpleCommands('x=$((cd a) | (ls))')
  expect(commands.map(({ words }) => words[0])).toEqual(['cd', 'ls'])
})

test('arithmetic that nothing closes is read in linear time', () => {
  expect(simpleCommands('((a(b)'.repeat(100_000)).length).toBeGreaterThan(0)
})

test('a line that begins very many here-documents is read', () => {
  expect(simpleCommands(`cat ${'<<a '.repeat(300_000)}\ntext\n`)).toHaveLength(1)
})
