import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'

import fc from 'fast-check'
import { expect, test } from 'vitest'

import { lexTape } from '../../src/tape/lex-tape.ts'
import { parseTape } from '../../src/tape/parse-tape.ts'

// What VHS makes of small tapes, one a line: `ok input => Command@option [args]; …` or `ERR input => line:column message; …`.
const cases = ['tape-cases.txt', 'nasty-tape-cases.txt'].flatMap((name) =>
  readFileSync(resolve(import.meta.dirname, '../fixtures', name), 'utf8')
    .trimEnd()
    .split('\n'),
)

const parse = (text: string) =>
  parseTape(Buffer.from(text), (path) => ({ error: `File ${path} not found` }))

/** A parsed tape as the cases write it; of errors that follow from one another VHS gives all, we the first. */
function answer(text: string): string {
  const { commands, errors } = parse(text)
  if (errors.length > 0)
    return errors.map(({ line, column, message }) => `${line}:${column} ${message}`).join('; ')
  const parts = commands.map(({ command, options, args }) => {
    const named = command === 'Set' || command === 'Env' || command === 'Output'
    const head =
      options === '' ? command : named ? `${command} ${options}` : `${command}@${options}`
    return args === '' ? head : `${head} [${args.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}]`
  })
  return parts.length === 0 ? '-' : parts.join('; ')
}

test('the cases are there', () => {
  expect(cases.length).toBeGreaterThan(400)
})

for (const line of cases) {
  const [, verdict = '', input = '', wanted = ''] =
    /^(ok|ERR) +(.*?) {2}=> {2}(.*)$/.exec(line) ?? []
  test(`${verdict === 'ok' ? 'reads' : 'rejects'} ${input}`, () => {
    const found = answer(input.replaceAll(' ⏎ ', '\n'))
    expect(verdict === 'ok' ? found : found.split('; ')[0]).toBe(
      verdict === 'ok' ? wanted : wanted.split('; ')[0],
    )
  })
}

/** A NUL byte in a text, and what VHS makes of it: it ends a string, pattern or theme, and a tape only between its words. */
const nulBytes: readonly (readonly [string, string])[] = [
  ['Type "a\0b" Enter', 'Type [a b  Enter]'],
  ['Copy "\0!"', '1:8 Invalid command: !'],
  ['Wait /a\0Enter', 'Wait [Line a]; Enter [1]'],
  ['Set Theme {\0}', '1:13 Invalid command: }'],
  ['Enter # a\0\nBogus', 'Enter [1]'],
]

for (const [text, wanted] of nulBytes) {
  test(`what is behind a NUL byte is read as VHS does in ${JSON.stringify(text)}`, () => {
    expect(answer(text)).toBe(wanted)
  })
}

test('one mistake gives one error', () => {
  expect(
    parse('Ctrl+s\nType "a"\nSet Theme {"a": {"b": 1}, "c": 2}\nfoo bar\nEnter x\n').errors.length,
  ).toBe(4)
})

/** A mistake, and what the hint for it says. */
const hints: readonly (readonly [string, RegExp])[] = [
  [String.raw`Type "say \"hi\""`, /a backslash protects none/],
  ['Type echo hi -la', /between quotes/],
  ['Sleep 1h', /ms, s or m/],
  ['Set FontSize 20px', /without unit/],
  ['Set Padding -1', /quotes/],
  ['Set Theme Catppuccin Mocha', /quotes/],
  ['Wait "done"', /between slashes/],
  ['Ctrl+C 3', /no count/],
  ['Require git jq', /one program/],
  ['Up down', /Did you mean Down/],
  ['Set Font "Fira Code"', /Did you mean FontFamily or FontSize/],
  ['Type "a"\n"b" Enter ?', /count/],
  ['Enter\n?', /behind Type/],
  ['\ufeffEnter', /byte order mark/],
]

for (const [text, hint] of hints) {
  test(`what to do about ${JSON.stringify(text)} is said for its command`, () => {
    expect(parse(text).errors.map((error) => error.hint)).toEqual([expect.stringMatching(hint)])
  })
}

const word = fc.constantFrom(
  'Type',
  'Set',
  'Ctrl+',
  'Enter',
  '@',
  '"a',
  "'",
  '`',
  '/',
  '\\',
  '{',
  '}',
  '#',
  '\n',
  '\r\n',
  ' ',
  '1.5',
  'ms',
  'Wait',
  '+Screen',
  '\0',
  'é',
  'Theme',
  'Source x.tape',
)

test('any text has tokens that follow one another to its end', () => {
  fc.assert(
    fc.property(fc.array(word, { maxLength: 40 }), (words) => {
      const tokens = lexTape(Buffer.from(words.join('')))
      const ordered = tokens.every(
        ({ start, end }, index) => start >= (tokens[index - 1]?.end ?? 0) && end >= start,
      )
      expect([ordered, tokens.at(-1)?.kind]).toEqual([true, 'end'])
    }),
  )
})

test('any text is parsed', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.array(word, { maxLength: 40 }).map((words) => words.join('')),
      ),
      (text) => {
        expect(parse(text).commands.every(({ command }) => command !== '')).toBe(true)
      },
    ),
  )
})

test('a pattern that is too long to be compiled in a short time is rejected', () => {
  expect(answer(`Wait /${'a'.repeat(10_001)}/`)).toContain('longer than 10000 characters')
})
