import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterAll, expect, test } from 'vitest'

import { readTape, tapeErrors } from '../../src/tape/read-tape.ts'

const directory = mkdtempSync(join(tmpdir(), 'runbook-read-tape-'))
afterAll(() => rmSync(directory, { recursive: true }))

const files: Readonly<Record<string, string>> = {
  'empty.tape': '',
  'wrong.tape': 'Typ "a"\nFoo\n',
  'a wrong.tape': 'Foo\n',
  'nested.tape': 'Source empty.tape\n',
  'settings.tape': '# Settings\nSet FontSize 20\nOutput b.gif\nType "x"\n',
}
for (const [name, text] of Object.entries(files)) writeFileSync(join(directory, name), text)

const read = (text: string, from = directory) =>
  readTape(join(directory, 'demo.tape'), Buffer.from(text), from)

/** A tape that is named, why it cannot be taken (VHS, parser/parser.go, parseSource), and what the hint says. */
const wrong: readonly (readonly [string, string, RegExp])[] = [
  ['missing.tape', 'File missing.tape not found', /directory of this tape/],
  ['../demo.tape', 'Unable to read file: ../demo.tape', /directory of this tape/],
  ['settings.txt', 'Expected file with .tape extension', /ends in [.]tape/],
  ['empty.tape', 'Source tape: empty.tape is empty', /commands/],
  ['wrong.tape', 'wrong.tape has 2 errors', /runbook ls wrong[.]tape/],
  ['"a wrong.tape"', 'a wrong.tape has 1 errors', /runbook ls 'a wrong[.]tape'/],
  ['nested.tape', 'Nested Source detected', /no further one/],
]

for (const [name, message, hint] of wrong) {
  test(`what to do about Source ${name} is said`, () => {
    expect(read(`Source ${name}\n`).errors.map((error) => error.hint)).toEqual([
      expect.stringMatching(hint),
    ])
  })

  test(`Source ${name} is a mistake: ${message}`, () => {
    const { errors } = read(`Enter\nSource ${name}\n`)
    expect(errors.map((error) => `${error.line}:${error.column} ${error.message}`)).toEqual([
      `2:8 ${message}`,
    ])
  })
}

test('the commands of a tape that is named stand where it is, but for its outputs', () => {
  const { commands } = read('Enter\n  Source settings.tape\nTab\n')
  expect(commands.map(({ command, line, column, from }) => [command, line, column, from])).toEqual([
    ['Enter', 1, 1, ''],
    ['Set', 2, 3, 'settings.tape:2'],
    ['Type', 2, 3, 'settings.tape:4'],
    ['Tab', 3, 1, ''],
  ])
})

test('a mistake in characters of several bytes has its place in characters', () => {
  const bytes = Buffer.from('# größer\nSleep 1s "üü"\n')
  const [error] = tapeErrors('a.tape', bytes, readTape('a.tape', bytes, directory).errors)
  expect(error?.place).toMatchObject({ line: 2, column: 10, length: 4 })
})

test('twenty thousand mistakes have their places in linear time', () => {
  const bytes = Buffer.from('Bogus x\n'.repeat(20_000))
  const { errors } = readTape('a.tape', bytes, directory)
  expect(tapeErrors('a.tape', bytes, errors).at(-1)?.place).toMatchObject({ line: 20_000 })
})

test('a tape that is named may have hundreds of thousands of commands', () => {
  writeFileSync(join(directory, 'long.tape'), 'Tab '.repeat(200_000))
  expect(read('Source long.tape\n').commands.length).toBe(200_000)
})

test('tapes that are named have a megabyte together', () => {
  writeFileSync(join(directory, 'half.tape'), `# ${'-'.repeat(600_000)}\nTab\n`)
  const { errors } = read('Source half.tape\nSource half.tape\n')
  expect(errors.map(({ line, message }) => `${line} ${message}`)).toEqual([
    '2 Unable to read file: half.tape',
  ])
})

/** The columns of a tape's mistakes, in characters. */
function columnsOf(text: string): (number | undefined)[] {
  const bytes = Buffer.from(text)
  const { errors } = read(text)
  return tapeErrors('demo.tape', bytes, errors).map(({ place }) => place?.column)
}

test('mistakes behind each other and behind longer characters have their columns in characters', () => {
  expect(columnsOf('Type "é😀" Sleep Sleep "ü" Sleep\nType "é" Sleep\n')).toEqual([12, 18, 28, 10])
})

test('tens of thousands of mistakes on one line are told in linear time', () => {
  expect(columnsOf('Sleep '.repeat(60_000))).toHaveLength(60_000)
})
