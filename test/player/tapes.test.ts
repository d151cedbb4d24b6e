import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

import { expect, test } from 'vitest'

import { ScratchTape } from './scratch-tape.ts'

// Each folder is a sentence, with a tape and the screens that it shows.
const fixtures = resolve(import.meta.dirname, '../fixtures/tapes')

for (const name of readdirSync(fixtures)) {
  test(name.replaceAll('-', ' '), async () => {
    const directory = join(fixtures, name)
    using tape = new ScratchTape({ directory })
    const problems = await tape.problems({ force: true })
    expect(problems).toEqual([])
    expect(tape.read('screens.txt').toString()).toBe(
      readFileSync(join(directory, 'screens.txt'), 'utf8'),
    )
  })
}
