import fc from 'fast-check'
import { expect, test } from 'vitest'

import { typedCommands } from '../../src/rec/typed-commands.ts'
import { parseTape } from '../../src/tape/parse-tape.ts'

const cases: readonly (readonly [string, string, readonly string[]])[] = [
  ['characters are typed', 'ls -l', ['Type "ls -l"']],
  ['quotation marks that the text has are not used', `say "it's"`, ['Type `say "it\'s"`']],
  ['a text with all quotation marks is typed in parts', `"'\``, ['Type `"\'`', 'Type "`"']],
  ['keys that come again are counted', '\u007f\u007f\u007f', ['Backspace 3']],
  ['arrows have names in both cursor modes', '\u001b[A\u001bOB', ['Up', 'Down']],
  ['control characters are combinations', '\u0003', ['Ctrl+C']],
  ['Escape in front of a character is Alt', '\u001bf', ['Alt+f']],
  ['a unit of time with Alt is quoted', '\u001bm', ['Alt+"m"']],
  ['a sign with Alt is quoted', '\u001b:\u001b"', ['Alt+":"', `Alt+'"'`]],
  ['a capital with Alt is typed behind Escape', '\u001bL', ['Escape', 'Type "L"']],
  ['a control character without a name is told', '\u001f', ['# no key of tapes: "\\u001f"']],
  ['Escape alone is Escape', '\u001b', ['Escape']],
  ['a key that tapes do not have is told', '\u001b[15~', ['# no key of tapes: "\\u001b[15~"']],
]

for (const [title, keys, commands] of cases) {
  test(title, () => {
    expect(typedCommands(keys)).toEqual(commands)
  })
}

const parse = (commands: readonly string[]) =>
  parseTape(Buffer.from(commands.join('\n')), () => ({ error: 'there are no other tapes' }))

test('any keys make a tape without mistakes', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (keys) => {
      expect(parse(typedCommands(keys)).errors).toEqual([])
    }),
  )
})

test('any control character makes a tape without mistakes, alone and behind Escape', () => {
  const all = Array.from({ length: 128 }, (_, code) => String.fromCharCode(code))
  const wrong = all
    .flatMap((sign) => [sign, `\u001b${sign}`])
    .filter((keys) => parse(typedCommands(keys)).errors.length > 0)
  expect(wrong).toEqual([])
})

test('what is typed is what the tape types', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 40 }), (text) => {
      const { commands } = parse(typedCommands(text))
      expect(commands.map(({ args }) => args).join('')).toBe(text)
    }),
  )
})

test('a line that is pasted is typed at once, however long it is', () => {
  const line = 'x'.repeat(1_000_000)
  expect(typedCommands(line)).toEqual([`Type "${line}"`])
})
