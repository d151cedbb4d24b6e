import { expect, test } from 'vitest'

import { lintTape } from '../../src/tape/lint/lint-tape.ts'
import { tapeRules } from '../../src/tape/lint/rules/rules.ts'
import { parseTape } from '../../src/tape/parse-tape.ts'

function warnings(tape: string): string[] {
  const bytes = Buffer.from(tape)
  const { commands } = parseTape(bytes, () => ({ error: 'none' }))
  return lintTape(bytes, commands).map(({ code, line, column }) => `${line}:${column} ${code}`)
}

const out = 'Output a.gif\n'

const cases: readonly (readonly [string, string, readonly string[]])[] = [
  ['a plain tape', 'Type "ls"\nEnter\nSleep 1s\n', []],
  ['a string that is not closed', 'Type "abc\n', ['2:6 open-string']],
  ['a bare word', 'Type abc\n', []],
  ['a protected quote', 'Type "back\\"slash"\n', ['2:6 escape-in-string', '2:18 open-string']],
  ['an escape', 'Type "one\\n"\n', ['2:6 escape-in-string']],
  ['an escape for a program', 'Type "printf \'one\\n\'"\n', []],
  ['an escape behind a quoted text', 'Type "echo \'one\' \\n"\n', ['2:6 escape-in-string']],
  ['a path with backslashes', "Type 'a\\new'\n", []],
  ['a late setting', 'Sleep 1s\nSet FontSize 3\n', ['3:1 late-setting']],
  ['a late typing speed', 'Sleep 1s\nSet TypingSpeed 1s\n', []],
  ['a setting behind Env', 'Env A "b"\nSet Width 900\n', ['3:1 late-setting']],
  ['a late requirement', 'Sleep 1s\nRequire ls\n', ['3:1 late-setting']],
  ['Ctrl and @', 'Ctrl+@\n', ['2:1 lost-key']],
  ['Ctrl and Shift', 'Ctrl+Shift+O\n', ['2:1 lost-key']],
  ['Ctrl and Shift and an arrow', 'Ctrl+Shift+Left\n', []],
  ['Ctrl, Shift and an underscore', 'Ctrl+Shift+"_"\n', []],
  ['Ctrl and an underscore', 'Ctrl+"_"\n', ['2:1 lost-key']],
  ['Ctrl and Alt without a key', 'Ctrl+Alt\n', ['2:1 lost-key']],
  ['Ctrl and a letter', 'Ctrl+C\n', []],
  ['Alt and a capital', 'Alt+L\n', ['2:1 lost-key']],
  ['Shift and a small letter', 'Shift+a\n', ['2:1 lost-key']],
  ['Shift and Tab', 'Shift+Tab\n', []],
  ['an arrow in text', 'Type "a→b"\n', ['2:6 typed-arrow']],
  ['Hide alone', 'Hide\nType "x"\n', ['2:1 never-shown']],
  ['Hide at the end', 'Type "x"\nHide\nType "rm"\n', []],
  ['Hide and Show', 'Hide\nType "x"\nShow\n', []],
  ['Wait behind Enter', 'Enter\nWait\n', ['3:1 early-wait']],
  ['Wait behind a typed command', 'Type "make"\nSleep 1s\nEnter\nWait\n', []],
  [
    'Wait on the screen behind a typed command',
    'Type "ls"\nEnter\nWait+Screen\n',
    ['4:1 early-wait'],
  ],
  ['Wait for something behind Enter', 'Enter\nWait /done/\n', []],
  ['two pictures', 'Output b.gif\n', ['2:1 second-output']],
  ['two texts', 'Output b.txt\nOutput b.ascii\n', ['3:1 second-output']],
  ['a margin without quotes', 'Set MarginFill 674EFF\n', ['2:1 margin-comment']],
  ['a setting at the end', 'Set FontSize', ['2:1 no-value']],
  ['a long pause without unit', 'Sleep 500\n', ['2:7 long-pause']],
  ['a short pause without unit', 'Sleep 2\n', []],
  ['slow typing without unit', 'Type@100 "x"\n', ['2:6 long-pause']],
  ['half a key', 'Enter 1.5\n', ['2:7 odd-number']],
  ['no key', 'Enter 0\n', ['2:7 odd-number']],
  ['a number with two points', 'Sleep 1.2.3s\n', ['2:7 odd-number']],
  ['a count on the next line', 'Enter\n5\n', ['3:1 next-line']],
]

for (const [name, tape, expected] of cases) {
  test(`${name} gives ${expected.length === 0 ? 'no warning' : expected.join(', ')}`, () => {
    expect(warnings(out + tape)).toEqual(expected)
  })
}

test('thousands of pauses between a text and its Enter are looked through', () => {
  const tape = `${out}Type "ls"\n${'Sleep 1ms\n'.repeat(30_000)}Enter\nWait\n`
  expect(warnings(tape)).not.toContainEqual(expect.stringContaining('early-wait'))
})

test('a tape without output gives no-output', () => {
  expect(warnings('Type "x"\n')).toEqual(['1:1 no-output'])
})

test('what a named tape does belongs to no command of this one', () => {
  const bytes = Buffer.from(`${out}Type "a"\nSource b.tape\nEnter\n`)
  const { commands } = parseTape(bytes, () => Buffer.from('Sleep 1s\nSleep 500\n'))
  expect(lintTape(bytes, commands)).toEqual([])
})

test('every rule has a case', () => {
  const seen = new Set(
    cases.flatMap(([, , expected]) => expected.map((each) => each.split(' ')[1])),
  )
  const unseen = tapeRules.filter(({ code }) => !seen.has(code)).map(({ code }) => code)
  expect(unseen).toEqual(['no-output'])
})
