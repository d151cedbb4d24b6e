import { expect, test } from 'vitest'

import type { LiveEvent } from '../../src/rec/live-recording.ts'
import { tapeOfLive } from '../../src/rec/tape-of-live.ts'

/** The tape of events a second apart, without its settings and end. */
function tape(...events: Untimed[]): string[] {
  const timed = events.map((event, index) => ({ ...event, atMs: index * 1000 }) as LiveEvent)
  const live = { shell: 'bash', cols: 80, rows: 24, durationMs: 1e5, exitCode: 0 }
  const options = { output: 'a.gif', idleLimitMs: 1500, secrets: ['hunter22'] }
  const lines = tapeOfLive({ ...live, events: timed }, options).split('\n')
  return lines.slice(lines.indexOf('') + 1, -2)
}

type Untimed = LiveEvent extends infer Event
  ? Event extends LiveEvent
    ? Omit<Event, 'atMs'>
    : never
  : never

const keys = (text: string): Untimed => ({ kind: 'input', data: Buffer.from(text) })
const command = (text: string): Untimed => ({ kind: 'command', text })
const done: Untimed = { kind: 'done', exitCode: 0 }
const prompt: Untimed = { kind: 'prompt' }

test('a command is typed after the pause that the user made, and waited for', () => {
  expect(tape(prompt, keys('ls\r'), command('ls'), done, prompt)).toEqual([
    'Sleep 1000ms',
    'Type "ls"',
    'Enter',
    'Wait',
  ])
})

test('an edited command is typed as it was in the end', () => {
  const edited = [keys('lx'), keys('\u007f'), keys('s\r')]
  const [, ...lines] = tape(prompt, ...edited, command('ls'), done, prompt)
  expect(lines).toEqual(['Type "ls"', 'Enter', 'Wait'])
})

test('a command out of the history is typed as it was in the end, though its search drew the prompt again', () => {
  const searched = [keys('\u0012'), keys('da'), prompt, keys('\r')]
  const [, ...lines] = tape(prompt, ...searched, command('date'), done, prompt)
  expect(lines).toEqual(['Type "date"', 'Enter', 'Wait'])
})

test('keys at the prompt that are no command are pressed after the wait for the program before', () => {
  const first = [keys('make\r'), command('make'), keys('\u0003'), done, prompt]
  const lines = tape(prompt, ...first, keys('\f'), keys('ls\r'), command('ls'), done, prompt)
  expect(lines.filter((line) => !line.startsWith('Sleep')).slice(2, 6)).toEqual([
    'Ctrl+C',
    'Wait',
    'Ctrl+L',
    'Type "ls"',
  ])
})

test('keys for a program are pressed before the wait for its end', () => {
  const lines = tape(prompt, keys('cat\r'), command('cat'), keys('a\r'), keys('\u0004'), done)
  expect(lines.slice(2)).toEqual([
    'Enter',
    'Sleep 1000ms',
    'Type "a"',
    'Enter',
    'Sleep 1000ms',
    'Ctrl+D',
    'Wait',
  ])
})

test('what the terminal answers to a program by itself is not pressed', () => {
  const lines = tape(prompt, keys('vi\r'), command('vi'), keys('\u001b[2;2R'), keys(':q\r'), done)
  expect(lines.slice(2)).toEqual(['Enter', 'Sleep 1500ms', 'Type ":q"', 'Enter', 'Wait'])
})

test('commands that were typed ahead are told from keys for the program', () => {
  const ahead = keys('cat\rx\r\u0004date\r')
  const lines = tape(ahead, prompt, command('cat'), done, prompt, command('date'), done, prompt)
  expect(lines.filter((line) => !line.startsWith('Sleep'))).toEqual([
    'Type "cat"',
    'Enter',
    'Type "x"',
    'Enter',
    'Ctrl+D',
    'Wait',
    'Type "date"',
    'Enter',
    'Wait',
  ])
})

test('the end of the shell is left out', () => {
  expect(tape(prompt, keys('exit\r'), command('exit'))).toEqual([])
})

test('a long command is waited for longer than tapes do by themselves', () => {
  const lines = tape(command('make'), ...Array.from({ length: 10 }, () => keys('')), done, prompt)
  expect(lines.at(-1)).toBe('Wait@22s')
})

test('a command of several lines is typed line by line', () => {
  expect(tape(prompt, command('a \\\nb'))).toEqual([
    String.raw`Type "a \"`,
    'Enter',
    'Type "b"',
    'Enter',
  ])
})

test('a secret is masked', () => {
  expect(tape(prompt, command('echo hunter22'))).toContain('Type "echo ********"')
})
