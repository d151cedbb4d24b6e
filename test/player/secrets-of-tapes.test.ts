import { expect, test } from 'vitest'

import { readAsciicast } from '../../src/cast/read-asciicast.ts'
import { screensInLines } from '../screen/screens-in-lines.ts'
import { ScratchTape } from './scratch-tape.ts'

const names = ['a.cast', 'a.txt', 'a.json', 'a.svg'] as const
const head = `# runbook: extensions\n${names.map((name) => `Output ${name}\n`).join('')}Env API_TOKEN hunter2sesame\n`

/** The files that a tape makes, and each screen of its cast. */
async function shownBy(text: string): Promise<string[]> {
  using tape = new ScratchTape({ text: head + text })
  await tape.play({ timing: 'frozen' })
  const made = names.map((name) => tape.read(name).toString())
  return [...made, ...screensInLines(readAsciicast({ path: 'a.cast', text: made[0] ?? '' }))]
}

function leaks(texts: readonly string[], what: string): string[] {
  return texts.filter((text) => text.includes(what))
}

test.each(['bash', 'zsh', 'fish'])(
  'nothing of a secret that is typed into %s shows, nor when it is recalled',
  async (shell) => {
    const texts = await shownBy(
      `Set Shell ${shell}\nType "echo hunter2sesame | md5sum"\nEnter\nWait\nUp\nSleep 1s\n`,
    )
    expect(leaks(texts, 'hunt')).toEqual([])
  },
)

test('the program gets the bytes of a secret that is typed', async () => {
  const texts = await shownBy('Type "echo hunter2sesame | md5sum"\nEnter\nWait\nSleep 1s\n')
  expect(texts[1]).toContain('56c38642105d08fcebde1d1c0d5e9f93')
})

test('each key of a secret is a character of its own in the recording', async () => {
  const texts = await shownBy('Type "echo hunter2sesame"\nSleep 1s\n')
  expect(texts.at(-1)).toContain('> echo ************* ')
})

test.each([
  ['with a mistake that is taken back', 'Type "echo huX"\nBackspace\nType "nter2sesame"\n'],
  ['over the end of a row', `Type "echo ${'x'.repeat(80)} hunter2sesame"\n`],
  ['whose middle is typed last', 'Type "echo hunsesame"\nLeft 6\nType "ter2"\n'],
])('a secret that is typed %s shows on no screen', async (_, typed) => {
  const texts = await shownBy(`${typed}Sleep 1s\n`)
  expect(leaks(texts, 'hunter2sesame')).toEqual([])
})

test('keys that are shown are masked', async () => {
  const texts = await shownBy('Set Keystrokes true\nType "echo hunter2sesame"\nSleep 1s\n')
  expect(leaks(texts, 'hunter2sesame')).toEqual([])
})
