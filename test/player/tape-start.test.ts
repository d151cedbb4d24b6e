import { cpSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { expect, test } from 'vitest'

import { ScratchTape } from './scratch-tape.ts'

/** A repository whose `docs` hold a tape, which is played from above. */
class Repository extends ScratchTape {
  constructor(text: string) {
    super({ text })
    for (const name of ['.git', 'docs', 'src']) mkdirSync(join(this.path, name))
    cpSync(join(this.path, 'demo.tape'), join(this.path, 'docs/demo.tape'))
    writeFileSync(join(this.path, 'src/list.csv'), 'one\n')
  }

  /** Where its shell starts, as seen from above, and the lines of notes. */
  async start(given: { readonly allowWrite?: readonly string[] } = {}) {
    const path = join(this.path, 'docs/demo.tape')
    const source = Buffer.from(this.read('docs/demo.tape'))
    const dryRun = { path, source, dryRun: true, currentDirectory: this.path, ...given }
    const events = await this.play(dryRun)
    const starts = events.map((event) => (event.type === 'tape' ? event.plan.start : ''))
    const notes = events.flatMap((event) =>
      event.type === 'note' ? [event.error.place?.line] : [],
    )
    return [starts.join('').slice(this.path.length + 1), notes]
  }
}

/** A tape, where its shell starts without and with a grant, and the lines of notes without. */
const tapes: readonly (readonly [string, string, string, string, readonly number[]])[] = [
  ['that names its output from here', 'Output docs/a.gif\nType "date" Enter', 'docs', '', []],
  ['and builds here', 'Output docs/a.gif\nType "make it" Enter', 'docs', '', [2]],
  ['that types a file of here', 'Output a.gif\nType "wc src/list.csv" Enter', 'docs', '', [2]],
  ['that types its own file', 'Output a.gif\nType "wc demo.tape" Enter', 'docs', 'docs', []],
  ['that types a path above', 'Output a.gif\nType "wc ../src/list.csv" Enter', 'docs', 'docs', []],
  ['that only builds', 'Output a.gif\nType "make" Enter', 'docs', 'docs', []],
]

for (const [name, text, without, withGrant, notes] of tapes) {
  test(`the shell of a tape ${name} starts in ${without || 'the current directory'} without a grant`, async () => {
    using tape = new Repository(text)
    expect(await tape.start()).toEqual([without, notes])
  })

  test(`the shell of a tape ${name} starts in ${withGrant || 'the current directory'} where that is granted`, async () => {
    using tape = new Repository(text)
    expect(await tape.start({ allowWrite: [tape.path] })).toEqual([withGrant, []])
  })
}

test('a tape that is meant for the granted current directory reads and writes there', async () => {
  using tape = new Repository('Output docs/a.txt\nType "cp src/list.csv copied.csv"\nEnter\n')
  const path = join(tape.path, 'docs/demo.tape')
  const source = tape.read('docs/demo.tape')
  await tape.play({ path, source, currentDirectory: tape.path, allowWrite: [tape.path] })
  expect(tape.files()).toContain('copied.csv')
})
