import { expect, test } from 'vitest'

import { parseTape } from '../../src/tape/parse-tape.ts'

const parse = (text: string) => parseTape(Buffer.from(text), () => ({ error: 'there is none' }))

/** A line that VHS rejects, and what it is in a tape with extensions. */
const lines: readonly (readonly [string, string])[] = [
  ['Home 2', 'Home [2]'],
  ['End', 'End [1]'],
  ['F12@50ms', 'F12@50ms [1]'],
  [String.raw`Send "\e[5~\x41\u{1F600}"`, String.raw`Send [\e[5~\x41\u{1F600}]`],
  ['Speed 2.5', 'Speed [2.5]'],
  ['Wait "a+b"', String.raw`Wait [Screen a\+b]`],
  ['Wait+Line@2s "x"', 'Wait@2s [Line x]'],
  ['Wait+End', 'Wait [End]'],
  ['Wait+End@9s 3', 'Wait@9s [End 3]'],
  ['Caption "one" "two"', 'Caption [one two]'],
  ['Caption ""', 'Caption []'],
  ['Set Keystrokes true', 'Set@Keystrokes [true]'],
  ['Set Ligatures true', 'Set@Ligatures [true]'],
  ['Set Transparent true', 'Set@Transparent [true]'],
  ['Set Rows 24', 'Set@Rows [24]'],
  ['Set Cols 80', 'Set@Cols [80]'],
  ['Set Columns 80', 'Set@Columns [80]'],
  ['Alt+Left', 'Alt@key [Left]'],
  ['Alt+Shift+Up', 'Alt@key [Shift Up]'],
  ['Shift+Left', 'Shift@key [Left]'],
  ['Ctrl+Shift+Home', 'Ctrl [Shift Home]'],
  ['Ctrl+Delete', 'Ctrl [Delete]'],
  ['Ctrl+Tab', 'Ctrl [Tab]'],
  ['Set Prompt "$ "', 'Set@Prompt [$ ]'],
]

for (const [line, meaning] of lines) {
  test(`${line} is read when the first line asks for extensions`, () => {
    const { commands, errors } = parse(`# runbook: extensions\n${line}\n`)
    const told = commands.map(({ command, options, args }) => {
      return `${command}${options && `@${options}`} [${args}]`
    })
    expect([errors, told]).toEqual([[], [meaning]])
  })

  test(`${line} is a mistake otherwise, and is told what would allow it`, () => {
    const { errors } = parse(`# extensions\n# runbook: extensions\n${line}\n`)
    expect(errors[0]?.hint).toContain('"# runbook: extensions"')
  })
}

const wrong: readonly string[] = [
  String.raw`Send "\q"`,
  String.raw`Send "\u{110000}"`,
  'Send',
  'Speed',
  'Speed 0',
  'Caption',
  'Caption 5',
  'Set Keystrokes yes',
  'Set Ligatures on',
  'Wait+End 1.5',
  'Alt+ScrollUp',
  'Alt+Shift+x',
  'Ctrl+Hide',
]

for (const line of wrong) {
  test(`${line} is a mistake with extensions too`, () => {
    expect(parse(`# runbook: extensions\n${line}\n`).errors).toHaveLength(1)
  })
}
