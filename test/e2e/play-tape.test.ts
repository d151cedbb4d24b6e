import { mkdirSync } from 'node:fs'
import { join } from 'node:path'

import { expect, test } from 'vitest'

import { bin, finished, Scratch } from './command-line.ts'

const small = 'Set FontSize 10\nSet Width 300\nSet Height 200\nSet Padding 10\n'

test('a played tape ends with 0 and has written every file that it promises', async () => {
  using scratch = new Scratch({
    'a.tape': `Output a.gif\nOutput out/a.cast\nOutput a.txt\n${small}Type "echo hi"\nEnter\nScreenshot a.png\n`,
  })
  const { code } = await scratch.runbook('run', 'a.tape')
  const names = scratch.state().map((state) => state.split(' ')[0])
  expect([code, names]).toEqual([0, ['a.gif', 'a.png', 'a.tape', 'a.txt', 'out/a.cast']])
})

test('a tape from standard input is played in the current directory', async () => {
  using scratch = new Scratch({})
  const tape = `printf '%s' 'Output a.txt Type "echo hi" Enter' | "$@" run -`
  const { code } = await scratch.run('sh', ['-c', tape, '-', process.execPath, bin])
  expect([code, scratch.read('a.txt')]).toEqual([0, expect.stringContaining('\nhi\n')])
})

test('a program that a tape puts on the PATH is not run outside of its sandbox', async () => {
  const evil = '#!/bin/sh\ntouch $0.ran\n'
  using scratch = new Scratch({
    evil,
    'bin/tool': '',
    'a.tape': `Output a.mp4\n${small}Type "install evil bin/ffmpeg"\nEnter\nSleep 1s\n`,
  })
  const PATH = `${join(scratch.path, 'bin')}:${process.env['PATH'] ?? ''}`
  await scratch.run(process.execPath, [bin, 'run', 'a.tape'], { PATH })
  expect(scratch.state().map((state) => state.split(' ')[0])).toEqual([
    'a.mp4',
    'a.tape',
    'bin/ffmpeg',
    'bin/tool',
    'evil',
  ])
})

test('the events of a tape come as one JSON object a line', async () => {
  using scratch = new Scratch({ 'a.tape': `Output a.gif\n${small}Sleep 2s\n` })
  const { stdout } = await scratch.runbook('run', 'a.tape', '--json')
  const events = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { type: string; lengthMs?: number })
  expect([
    events.map(({ type }) => type),
    events.find(({ type }) => type === 'played')?.lengthMs,
  ]).toEqual([['tape', 'command', 'played', 'output'], 2000])
})

/** Why a tape fails, the tape and the exit code. */
const failures: readonly (readonly [string, string, number])[] = [
  ['a mistake of grammar', 'Output a.gif\nTyp "x"\n', 2],
  ['a setting without sense', 'Output a.gif\nSet Framerate 0\n', 2],
  ['a shell that is none', 'Output a.gif\nSet Shell ksh\n', 2],
  ['a picture without room', 'Output a.gif\nSet Width 10\n', 2],
  ['a theme that is none', 'Output a.gif\nSet Theme nonesuch\n', 2],
  ['an output of no kind', 'Output a.gif\nOutput a.xyz\n', 2],
  ['a shell that has ended', 'Output a.gif\nType "exit"\nEnter\nSleep 9s\nEnter\n', 3],
  ['a wait in vain', 'Output a.gif\nWait@1s /never/\n', 5],
  ['an output elsewhere', 'Output "/tmp/elsewhere/a.gif"\n', 6],
  ['a missing program', 'Output a.gif\nRequire no-such-program\n', 7],
  ['a file that it would overwrite', 'Output mine.gif\n', 7],
]

for (const [why, text, expected] of failures) {
  test(`a tape with ${why} ends with ${expected} and writes no promised file`, async () => {
    using scratch = new Scratch({ 'a.tape': text, 'mine.gif': 'not ours' })
    const before = scratch.state()
    const { code, stderr } = await scratch.runbook('run', 'a.tape')
    const after = scratch.state().filter((state) => !state.startsWith('a.failed.'))
    expect([code, after, stderr.includes('Next: ')]).toEqual([expected, before, true])
  })
}

test('a tape whose output is a directory does not end with 0', async () => {
  using scratch = new Scratch({ 'a.tape': 'Output a.gif\n' })
  mkdirSync(join(scratch.path, 'a.gif'))
  const { code } = await scratch.runbook('run', 'a.tape')
  expect(code).not.toBe(0)
})

test('a tape that is interrupted ends with 130 and writes nothing', async () => {
  using scratch = new Scratch({ 'a.tape': 'Output a.gif\nType "sleep 60"\nEnter\nWait@60s\n' })
  const child = scratch.start(process.execPath, [bin, 'run', 'a.tape', '--json'])
  child.stdout.on('data', (data: Buffer) => {
    if (data.includes('"Wait"')) child.kill('SIGINT')
  })
  const { code } = await finished(child)
  expect([code, scratch.state().some((name) => name.startsWith('a.gif'))]).toEqual([130, false])
})

test('-o takes the place of all outputs that a tape names', async () => {
  using scratch = new Scratch({
    'docs/a.tape': `Output a.gif\nOutput a.txt\n${small}Type "echo hi"\nEnter\nScreenshot a.png\n`,
  })
  const given = ['-o', 'b.svg', '-o', 'new/c.cast', '-o', 'frames/']
  const { code } = await scratch.runbook('run', 'docs/a.tape', ...given)
  const names = scratch.state().map((state) => state.split(' ')[0])
  expect([code, names.filter((name) => !name?.startsWith('frames/frame-'))]).toEqual([
    0,
    ['b.svg', 'docs/a.png', 'docs/a.tape', 'frames/frames.json', 'new/c.cast'],
  ])
})

test('-o gives a tape without an output one, and nothing is warned of', async () => {
  using scratch = new Scratch({ 'a.tape': `${small}Type "echo hi"\nEnter\n` })
  const { code, stderr } = await scratch.runbook('run', 'a.tape', '-o', 'b.txt')
  expect([code, stderr.includes('warning'), scratch.read('b.txt')]).toEqual([
    0,
    false,
    expect.stringContaining('\nhi\n') as string,
  ])
})

test('-o may lead out of the directory of a tape, and what is left of one that fails goes there', async () => {
  using scratch = new Scratch({ 'a.tape': `Output a.gif\n${small}Wait@100ms /never/\n` })
  using elsewhere = new Scratch({})
  const { code } = await scratch.runbook('run', 'a.tape', '-o', join(elsewhere.path, 'b.gif'))
  const names = elsewhere.state().map((state) => state.split(' ')[0])
  expect([code, names]).toEqual([5, ['b.failed.cast', 'b.failed.png', 'b.failed.txt']])
})

/** What is given to -o, what is told of it, and the exit code. */
const refusedOutputs: readonly (readonly [string, string, number])[] = [
  ['mine.gif', 'no run of runbook made it', 7],
  ['a.xyz', '".xyz" is no kind of output', 2],
  ['demo', '"demo" is no kind of output', 2],
]

for (const [file, reason, expected] of refusedOutputs) {
  test(`-o ${file} ends with ${expected}, and no line of the tape is blamed`, async () => {
    using scratch = new Scratch({ 'a.tape': 'Output a.gif\n', 'mine.gif': 'not ours' })
    const { code, stderr } = await scratch.runbook('run', 'a.tape', '-o', file)
    expect([code, stderr.includes(reason), stderr.includes('a.tape:1')]).toEqual([
      expected,
      true,
      false,
    ])
  })
}

test('-o with a document ends with 2 and says what a document has instead', async () => {
  using scratch = new Scratch({ 'a.org': '' })
  const { code, stderr } = await scratch.runbook('run', 'a.org', '-o', 'b.gif')
  expect([code, stderr]).toEqual([2, expect.stringContaining('-o is for tapes')])
})

const golden = `Output a.txt\nOutput a.gif\n${small}Type "echo hi"\nEnter\n`

test.each([
  ['demo.tape', 'runbook run demo.tape'],
  ['demo.org', 'runbook run demo.org'],
  ['demo.cast', 'runbook play demo.cast'],
  ['validate', 'Did you mean test?'],
])('%s in the place of a verb is told: %s', async (word, hint) => {
  using scratch = new Scratch({})
  const { code, stderr } = await scratch.runbook(word)
  expect([code, stderr]).toEqual([2, expect.stringContaining(hint)])
})

test('a tape that types tmux is told to ask for Unix sockets, unless there are some', async () => {
  using scratch = new Scratch({ 'a.tape': `Output a.txt\n${small}Type "tmux new"\n` })
  const confined = await scratch.runbook('run', 'a.tape')
  const granted = await scratch.runbook('run', 'a.tape', '--allow-unix')
  const free = await scratch.runbook('run', 'a.tape', '--sandbox', 'none')
  const isTold = [confined, granted, free].map(({ stderr }) => stderr.includes('--allow-unix'))
  expect([confined.code, isTold]).toEqual([0, [true, false, false]])
})

test('what of a tape has no effect is told with what to do', async () => {
  using scratch = new Scratch({ 'a.tape': `Output a.txt\n${small}Enter\nSet Width 500\n` })
  const { code, stderr } = await scratch.runbook('run', 'a.tape')
  expect([code, stderr]).toEqual([
    0,
    expect.stringMatching(
      /^warning Set Width has no effect here\n.*a\.tape:7:1\n[\s\S]*Next: Move it/m,
    ),
  ])
})

test('what means nothing to a tape is told, and the tape plays', async () => {
  using scratch = new Scratch({ 'a.tape': `Output a.gif\n${small}Enter\n` })
  const given = ['--theme', 'Nord', '--rehearse', '--only', 'build', 'deploy']
  const { code, stderr } = await scratch.runbook('run', 'a.tape', ...given)
  const told = stderr.split('\n').filter((line) => line.startsWith('warning '))
  expect([code, told]).toEqual([
    0,
    [
      'warning --theme means nothing to a tape: write Set Theme into it',
      'warning --rehearse means nothing to a tape: only documents are rehearsed',
      'warning a tape has no block "deploy": it plays as a whole',
      'warning a tape has no block "build": it plays as a whole',
    ],
  ])
})

test('test --update writes the texts of a tape alone, and then the tape passes', async () => {
  using scratch = new Scratch({ 'a.tape': golden })
  const update = await scratch.runbook('test', 'a.tape', '--update')
  const written = scratch.state()
  const { code, stderr } = await scratch.runbook('test', 'a.tape')
  expect([
    [update.code, code],
    stderr.includes('2 passed'),
    written.map((state) => state.split(' ')[0]),
    scratch.state(),
  ]).toEqual([[0, 0], true, ['a.tape', 'a.txt'], written])
})

test('test fails with 4 and shows the lines when a text of a tape differs, and writes nothing', async () => {
  using scratch = new Scratch({ 'a.tape': golden, 'a.txt': '> echo ho\n' })
  const before = scratch.state()
  const { code, stderr } = await scratch.runbook('test', 'a.tape')
  expect([code, stderr, scratch.state()]).toEqual([
    4,
    expect.stringContaining('-> echo ho'),
    before,
  ])
})

test('test fails for a tape that waits in vain', async () => {
  using scratch = new Scratch({ 'a.tape': 'Output a.txt\nWait@1s /never/\n', 'a.txt': '' })
  const { code, stderr } = await scratch.runbook('test', 'a.tape')
  expect([code, stderr]).toEqual([4, expect.stringContaining('E_TIMEOUT')])
})

test('test does not play a tape without texts', async () => {
  using scratch = new Scratch({ 'a.tape': 'Output a.gif\nType "touch ran"\nEnter\n' })
  const { code } = await scratch.runbook('test', 'a.tape')
  expect([code, scratch.state().length]).toEqual([0, 1])
})
