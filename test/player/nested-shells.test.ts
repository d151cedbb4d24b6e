import { expect, test } from 'vitest'

import { readAsciicast } from '../../src/cast/read-asciicast.ts'
import { findProgram } from '../../src/sandbox/find-program.ts'
import { standardPath } from '../../src/sandbox/shell-environment.ts'
import { ScratchTape } from './scratch-tape.ts'

const eventsOf = (tape: ScratchTape) =>
  readAsciicast({ path: 'a.cast', text: tape.read('a.cast').toString() }).events

for (const shell of ['bash --norc', 'zsh -f', 'sh -i']) {
  const isMissing = findProgram(shell.split(' ')[0] ?? '', standardPath) === null
  test.skipIf(isMissing)(
    `pauses in ${shell} that a shell has started are jumped over`,
    async () => {
      using tape = new ScratchTape({
        text: `Output a.cast\nSet TypingSpeed 0\nType "${shell}" Enter\nSleep 5m\nType "exit" Enter\nSleep 5m\n`,
      })
      await tape.play()
      expect(eventsOf(tape).at(-1)?.time).toBeCloseTo(600, -1)
    },
  )
}

test('a script that waits for a line keeps its pause', async () => {
  using tape = new ScratchTape({
    text: `Output a.cast\nSet TypingSpeed 0\nType "bash -c 'read -t 1; echo l''ate'" Enter\nSleep 5s\n`,
  })
  await tape.play()
  const late = eventsOf(tape).find(({ data }) => data.includes('late'))
  expect(late?.time).toBeGreaterThan(0.9)
})
