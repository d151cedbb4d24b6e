import { expect, test } from 'vitest'

import { planTape } from '../../src/player/plan-tape.ts'
import type { TapeSettings } from '../../src/player/tape-settings.ts'

const file = {
  path: '/tapes/demo.tape',
  name: 'demo.tape',
  currentDirectory: '/tapes',
  redirect: [],
  sandbox: 'bubblewrap',
  allowRead: [],
  allowWrite: [],
  env: {},
  searchPath: '/usr/bin:/bin',
} as const
const plan = (text: string) => planTape({ ...file, source: Buffer.from(text) })

/** A line of a tape, and what it sets. */
const settings: readonly (readonly [string, Partial<TapeSettings>])[] = [
  ['Set FontFamily "Fira Code"', { fontFamily: 'Fira Code' }],
  ['Set FontSize 32', { fontSize: 32 }],
  ['Set LetterSpacing "-1"', { letterSpacing: -1 }],
  ['Set LineHeight 1.8', { lineHeight: 1.8 }],
  ['Set Width 800', { width: 800 }],
  ['Set Height 480', { height: 480 }],
  ['Set Padding 0', { padding: 0 }],
  ['Set Margin 20', { margin: 20 }],
  ['Set MarginFill "#6B50FF"', { marginFill: '#6B50FF' }],
  ['Set MarginFill picture.png', { marginFill: 'picture.png' }],
  ['Set MarginFill photograph.JPEG', { marginFill: 'photograph.JPEG' }],
  ['Set MarginFill picture.gif', { marginFill: 'picture.gif' }],
  ['Set WindowBar RingsRight', { windowBar: 'RingsRight' }],
  ['Set WindowBarSize 44', { windowBarSize: 44 }],
  ['Set BorderRadius 8', { borderRadius: 8 }],
  ['Set Framerate 24', { framerate: 24 }],
  ['Set PlaybackSpeed .5', { playbackSpeed: 0.5 }],
  ['Set LoopOffset 60%', { loopOffset: 60 }],
  ['Set LoopOffset 5', { loopOffset: 5 }],
  ['Set LoopOffset "5%"', { loopOffset: 5 }],
  ['Set Theme ""', { theme: 'vhs' }],
  ['Set CursorBlink false', { cursorBlink: false }],
  ['Set TypingSpeed 100ms', { typingMs: 100 }],
  ['Set TypingSpeed 0.1', { typingMs: 100 }],
  ['Set Theme "Catppuccin Frappe"', { theme: 'Catppuccin Frappe' }],
  ['Set WaitTimeout 2m', { waitTimeoutMs: 120_000 }],
]

for (const [line, expected] of settings) {
  test(`${line} counts`, () => {
    const { settings: found, problems } = plan(`${line}\nEnter\n`)
    expect([problems, found]).toMatchObject([[], expected])
  })
}

const refused: readonly string[] = [
  'Set FontSize 0',
  'Set FontSize 12.5',
  'Set LetterSpacing wide',
  'Set LineHeight 0',
  'Set Width 1e3',
  'Set Framerate 0',
  'Set PlaybackSpeed 0',
  'Set LoopOffset much',
  'Set MarginFill picture.webp',
  'Set Shell ksh',
  'Set TypingSpeed slow',
  'Set WaitTimeout 1.2.3s',
  'Sleep 1.2.3',
  'Type@1..2 "a"',
  'Enter@1.2.3s',
  'Env "" "x"',
  'Env "A=B" "x"',
]

for (const line of refused) {
  test(`${line} is refused at its place`, () => {
    const [problem] = plan(`${line}\nEnter\n`).problems
    expect([problem?.code, problem?.place?.line]).toEqual(['E_TAPE', 1])
  })
}

test('the pattern of Wait can be set', () => {
  expect(plan('Set WaitPattern /[$]$/\n').settings.waitPattern.pattern()).toBe('[$]$')
})

test('a setting below the first key has no effect and is noted', () => {
  const { settings: found, notes } = plan('Enter\nSet FontSize 40\n')
  expect([found.fontSize, notes[0]?.place?.line]).toEqual([22, 2])
})

test('the shell counts wherever it is set', () => {
  expect(plan('Enter\nSet Shell zsh\n').settings.shell.name).toBe('zsh')
})

test('variables count wherever they are set', () => {
  expect(plan('Enter\nEnv A "1"\nEnv A "2"\n').env).toEqual({ A: '2' })
})

/** Pixels of a picture and the cells that VHS puts into it. */
const sizes: readonly (readonly [string, { cols: number; rows: number }])[] = [
  ['', { cols: 75, rows: 16 }],
  ['Set Padding 0\n', { cols: 83, rows: 20 }],
  ['Set FontSize 46\nSet Width 1200\nSet Height 600\n', { cols: 37, rows: 7 }],
]

for (const [text, size] of sizes) {
  test(`a terminal with ${text || 'nothing set'} has ${size.cols} columns and ${size.rows} rows`, () => {
    expect(plan(text).canvas).toMatchObject(size)
  })
}

test('a font that is not installed is replaced, with a note at its place', () => {
  const { font, notes, problems } = plan('Output a.gif\nSet FontFamily "No Such Font"\nEnter\n')
  expect([font.family, notes.map(({ place }) => place?.line), problems]).toEqual([
    'JetBrains Mono',
    [2],
    [],
  ])
})

test('a colour of a theme that cannot be read is noted at its place', () => {
  const { notes, problems } = plan('Output a.gif\nSet Theme { "red": "rouge" }\nEnter\n')
  expect([notes.map(({ place }) => place?.line), problems]).toEqual([[2], []])
})

/** A line, and what of it is underlined. */
const underlined: readonly (readonly [string, string])[] = [
  ['Set FontSize big', 'big'],
  ['Set MarginFill "a b.webp"', '"a b.webp"'],
  ['Set Width 10', '10'],
  ['Require no-such-program', 'no-such-program'],
  ['Sleep 1.2.3', '1.2.3'],
  ['Type@1..2 "é"', '1..2'],
]

for (const [line, part] of underlined) {
  test(`of ${line} its value is underlined`, () => {
    const place = plan(`Output a.gif\n${line}\nEnter\n`).problems[0]?.place
    const { column = 1, length = 0, sourceLine = '' } = place ?? {}
    expect(sourceLine.slice(column - 1, column - 1 + length)).toBe(part)
  })
}

test('a value with a minus sign and without quotes is one mistake', () => {
  expect(plan('Output a.gif\nSet LetterSpacing -1\nEnter\n').problems).toHaveLength(1)
})

/** A tape that nobody will see anything of, and where that is noted. */
const lost: readonly (readonly [string, number])[] = [
  ['', 1],
  ['# Only a comment\n', 1],
  ['Type "x"\n', 1],
  ['Output a.gif\nHide\nType "x"\n', 2],
]

for (const [text, line] of lost) {
  test(`that nothing is seen of ${JSON.stringify(text)} is noted`, () => {
    expect(plan(text).notes.map(({ place }) => place?.line)).toEqual([line])
  })
}

/** A tape that would never end, and the line at which that is told. */
const endless: readonly (readonly [string, number])[] = [
  ['Right 999999999\n', 1],
  ['Sleep 1s\nSleep 1441m\n', 2],
  ['Sleep 1000m\nSleep 1000m\nEnter\n', 2],
  [`Set TypingSpeed 500s\nType@1ms "abc"\nType "${'x'.repeat(200)}"\n`, 3],
  ['Enter\nSet TypingSpeed 500s\nEnter 200\n', 3],
]

for (const [text, line] of endless) {
  test(`${JSON.stringify(text.slice(0, 60))} would never end, and is refused`, () => {
    const { problems } = plan(`${text}Output a.gif\n`)
    expect(problems.map(({ code, place }) => [code, place?.line])).toEqual([['E_TAPE', line]])
  })
}

test('a tape of a day is none too long', () => {
  expect(plan('Output a.gif\nSleep 1440m\n').problems).toEqual([])
})

test('an output is of the kind that its extension says in any case of letters', () => {
  const { outputs } = plan('Output A.GIF\nOutput b.Txt\n')
  expect(outputs.map(({ options, args }) => [options, args])).toEqual([
    ['.gif', 'A.GIF'],
    ['.txt', 'b.Txt'],
  ])
})
