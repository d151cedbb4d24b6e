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
