import { expect, test } from 'vitest'

import { openPty } from '../../src/pty/open-pty.ts'
import { bin, Scratch } from './command-line.ts'

const written = '```console\n$ echo one\n1\n$ echo two\n2\n```\n'

/** Tests a document at a terminal, with an answer for each question in turn. */
async function answered(scratch: Scratch, answers: readonly string[]): Promise<number> {
  const args = [bin, 'test', 'a.md', '--interactive']
  const env = { PATH: process.env['PATH'] ?? '', HOME: scratch.home, TERM: 'xterm' }
  const size = { cols: 100, rows: 24 }
  const terminal = openPty({ file: process.execPath, args, env, cwd: scratch.path, ...size })
  const left = [...answers]
  let shown = ''
  terminal.onData((data) => {
    shown += Buffer.from(data).toString()
    if (!shown.includes('[y/N/q]')) return
    shown = shown.slice(shown.indexOf('[y/N/q]') + 1)
    terminal.write(left.shift() ?? '')
  })
  return (await terminal.exited).exitCode
}

const [accepted, both] = [
  written.replace('1\n', 'one\n'),
  written.replace('1\n', 'one\n').replace('2\n', 'two\n'),
]

test.each([
  ['y twice', ['y\r', 'y\r'], 0, both],
  ['y and n', ['y\r', 'n\r'], 4, accepted],
  ['y and q', ['y\r', 'q\r'], 4, accepted],
  ['y and Ctrl-D', ['y\r', '\u0004'], 4, accepted],
  ['Ctrl-D', ['\u0004'], 4, written],
  ['y and Ctrl-C', ['y\r', '\u0003'], 130, written],
])('test --interactive writes what is accepted: %s', async (_, answers, code, document) => {
  using scratch = new Scratch({ 'a.md': written })
  expect([await answered(scratch, answers), scratch.read('a.md')]).toEqual([code, document])
})
