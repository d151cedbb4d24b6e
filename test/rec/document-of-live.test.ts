import { expect, test } from 'vitest'

import { documentOfLive } from '../../src/rec/document-of-live.ts'
import type { LiveEvent } from '../../src/rec/live-recording.ts'

type Untimed = LiveEvent extends infer Event
  ? Event extends LiveEvent
    ? Omit<Event, 'atMs'>
    : never
  : never

/** The document of events a second apart, below its head. */
function document(...events: Untimed[]): string {
  const timed = events.map((event, index) => ({ ...event, atMs: index * 1000 }) as LiveEvent)
  const live = { shell: 'bash', cols: 80, rows: 24, durationMs: 1e5, exitCode: 0, events: timed }
  const text = documentOfLive(live, { format: 'org', title: 'x', secrets: [] })
  return text.slice(text.indexOf('#+begin_src'))
}

const keys = (text: string): Untimed => ({ kind: 'input', data: Buffer.from(text) })
const output = (text: string): Untimed => ({ kind: 'output', data: Buffer.from(text) })
const command = (text: string): Untimed => ({ kind: 'command', text })
const done = (exitCode = 0): Untimed => ({ kind: 'done', exitCode })

test('a command that reads keys keeps its result and does not run again', () => {
  const read = [command('read n; echo "hi $n"'), keys('Kim\r'), output('Kim\r\nhi Kim\r\n'), done()]
  expect(document(...read)).toBe(
    '#+begin_src bash :eval never\nread n; echo "hi $n"\n#+end_src\n\n#+RESULTS:\n: Kim\n: hi Kim\n',
  )
})

test('a command that was interrupted runs for as long again', () => {
  const ping = [command('ping host'), output('pong\r\n'), keys('\u0003'), output('^C\r\n')]
  expect(document(...ping, done(130))).toBe(
    '#+begin_src bash :for 4s\nping host\n#+end_src\n\n#+RESULTS:\n: pong\n',
  )
})

test('a program that sends the cursor over the screen does not run again, and has no result', () => {
  const top = [command('top'), output('\u001b[H\u001b[J a\u001b[3;1Hb'), done()]
  expect(document(...top)).toBe('#+begin_src bash :eval never\ntop\n#+end_src\n')
})

test('what the terminal answers to a program by itself is no key', () => {
  const asked = [command('ask'), keys('\u001b[2;2R\u001b[?62;22c'), output('2\r\n'), done()]
  expect(document(...asked)).toContain('#+begin_src bash\nask\n')
})

test('keys that type the next command are none of the one that runs', () => {
  const first = [command('make'), keys('ls\r'), output('made\r\n'), done()]
  expect(document(...first, command('ls'), done())).toContain('#+begin_src bash\nmake\n')
})

test('a silent command has an empty result, as a run of the document leaves it', () => {
  expect(document(command('true'), done())).toBe(
    '#+begin_src bash\ntrue\n#+end_src\n\n#+RESULTS:\n',
  )
})
