import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { expect, test } from 'vitest'

import { ScratchTape } from '../scratch-tape.ts'

const kinds: readonly (readonly [string, string])[] = [
  ['a.cast', '{"version":2'],
  ['a.gif', 'GIF89a'],
  ['a.png', '\u0089PNG'],
  ['a.apng', 'acTL'],
  ['a.svg', '<svg'],
  ['a.html', '<!doctype html>'],
  ['a.txt', '> echo hi'],
  ['a.ascii', '> echo hi'],
  ['a.test', '> echo hi'],
  ['a.json', '{\n  "cols"'],
  ['frames/frame-00001.png', '\u0089PNG'],
  ['a.mp4', 'ftyp'],
  ['a.webm', '\u001aE\u00df\u00a3'],
  ['a.webp', 'WEBPVP8X'],
]

const small = 'Set FontSize 10\nSet Width 300\nSet Height 200\nSet Padding 10\n'
const text = `${kinds.map(([path]) => `Output ${path.replace(/frame-.*/, '')}\n`).join('')}${small}Set TypingSpeed 0ms\nType "echo hi"\nEnter\n`

test('one run makes outputs of every kind, and a second one replaces them', async () => {
  using tape = new ScratchTape({ text })
  const problems = [await tape.problems(), await tape.problems()].flat()
  const beginnings = kinds.map(([path, beginning]) =>
    tape.read(path).subarray(0, 400).toString('latin1').includes(beginning) ? '' : path,
  )
  expect([problems, beginnings.filter(Boolean)]).toEqual([[], []])
})

test('a frozen run makes the same bytes of every kind', async () => {
  using tape = new ScratchTape({ text })
  const bytes = async (): Promise<string[]> => {
    await tape.play({ timing: 'frozen' })
    return kinds.map(([path]) => `${path} ${tape.read(path).toString('base64')}`)
  }
  const first = await bytes()
  expect([await bytes(), await bytes()]).toEqual([first, first])
})

test('frames of an earlier, longer recording do not stay behind', async () => {
  using tape = new ScratchTape({ text: `Output frames/\n${small}Type "a"\n` })
  mkdirSync(join(tape.path, 'frames'))
  writeFileSync(join(tape.path, 'frames/frame-00099.png'), '')
  await tape.play()
  expect(tape.files().filter((name) => name.includes('99'))).toEqual([])
})

test('a directory with other files is not filled with frames', async () => {
  using tape = new ScratchTape({ text: 'Output frames/\nEnter\n' })
  mkdirSync(join(tape.path, 'frames'))
  writeFileSync(join(tape.path, 'frames/notes.txt'), '')
  expect(await tape.problems()).toEqual(['E_FOREIGN_FILE 1'])
})

test('frames may go among the files of the tape, with force', async () => {
  using tape = new ScratchTape({ text: `Output ./\n${small}Enter\n` })
  expect(await tape.problems({ force: true })).toEqual([])
})

test('a video that someone else made is not overwritten', async () => {
  using tape = new ScratchTape({ text: 'Output a.mp4\nEnter\n' })
  writeFileSync(join(tape.path, 'a.mp4'), 'not ours')
  expect(await tape.problems()).toEqual(['E_FOREIGN_FILE 1'])
})

/** An output that cannot be made, beside a file `file` and a directory `folder.gif`, and what is said of it. */
const impossible: readonly (readonly [string, string])[] = [
  ['Output file/a.gif', 'E_UNWRITABLE'],
  ['Output file/', 'E_UNWRITABLE'],
  ['Output folder.gif', 'E_REFUSED'],
  ['Output .git/a.gif', 'E_REFUSED'],
  [`Output ${'a'.repeat(300)}.gif`, 'E_UNWRITABLE'],
  ['Screenshot file/a.png', 'E_UNWRITABLE'],
]

for (const [line, code] of impossible) {
  for (const force of [false, true]) {
    test(`${line.slice(0, 40)} is refused at its place before anything runs${force ? ', also with force' : ''}`, async () => {
      using tape = new ScratchTape({ text: `${small}Type "touch played"\nEnter\n${line}\n` })
      mkdirSync(join(tape.path, 'folder.gif'))
      writeFileSync(join(tape.path, 'file'), '')
      const problems = await tape.problems({ force })
      expect([problems, tape.files()]).toEqual([[`${code} 7`], ['demo.tape', 'file', 'folder.gif']])
    })
  }
}

test('an output that is named again is made once', async () => {
  using tape = new ScratchTape({
    text: `Output a.gif\nOutput ./a.gif\n${small}Screenshot b.png\nType "x"\nScreenshot b.png\n`,
  })
  const made = (await tape.play()).flatMap((event) => (event.type === 'output' ? event.path : []))
  expect(made).toEqual(['a.gif', 'b.png'])
})

const clashing: readonly (readonly [string, string])[] = [
  ['a screenshot and an output', 'Output a.png\nScreenshot a.png\n'],
  ['a file and a directory of frames', 'Output a.png\nOutput a.png/\n'],
]

for (const [what, text] of clashing) {
  test(`${what} of one name are a mistake`, async () => {
    using tape = new ScratchTape({ text })
    expect(await tape.problems()).toEqual(['E_TAPE 2'])
  })
}

test('an output without an extension is one mistake, also where a directory of that name is', async () => {
  using tape = new ScratchTape({ text: 'Output frames\n' })
  mkdirSync(join(tape.path, 'frames'))
  expect(await tape.problems()).toEqual(['E_TAPE 1'])
})

test('every kind of output plays at the playback speed', async () => {
  using tape = new ScratchTape({
    text: `Output frames/\nOutput a.cast\n${small}Set PlaybackSpeed 2\nSleep 4s\n`,
  })
  await tape.play()
  const frames = JSON.parse(tape.read('frames/frames.json').toString()) as { durationMs: number }[]
  const last = tape.read('a.cast').toString().trim().split('\n').at(-1) ?? ''
  expect([
    frames.reduce((sum, { durationMs }) => sum + durationMs, 0),
    (JSON.parse(last) as number[])[0],
  ]).toEqual([2000, 2])
})
