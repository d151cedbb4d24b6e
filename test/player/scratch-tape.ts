import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { playTape, type PlayOptions, type TapeEvent } from '../../src/player/play-tape.ts'
import { unstoppable } from '../../src/render/formats/format.ts'

/** A directory with a tape, `demo.tape`; removed after the test. */
export class ScratchTape implements Disposable {
  readonly path: string = mkdtempSync(join(tmpdir(), 'runbook-tape-'))

  /** Of a text, or a copy of a directory. */
  constructor(from: { readonly text: string } | { readonly directory: string }) {
    if ('text' in from) writeFileSync(join(this.path, 'demo.tape'), from.text)
    else cpSync(from.directory, this.path, { recursive: true })
  }

  /** Plays it; what is not given is as the command line has it. */
  async play(given: Partial<PlayOptions> = {}): Promise<TapeEvent[]> {
    const path = join(this.path, 'demo.tape')
    const events: TapeEvent[] = []
    const playing = playTape({
      path,
      name: 'demo.tape',
      currentDirectory: this.path,
      redirect: [],
      source: readFileSync(path),
      timing: 'auto',
      dryRun: false,
      force: false,
      outputs: 'make',
      sandbox: 'bubblewrap',
      network: 'none',
      allowRead: [],
      allowWrite: [],
      env: {},
      searchPath: process.env['PATH'] ?? '',
      interrupts: unstoppable,
      ...given,
    })
    for await (const event of playing) events.push(event)
    return events
  }

  /** Plays it and gives the codes of what went wrong, with their lines. */
  async problems(given: Partial<PlayOptions> = {}): Promise<string[]> {
    const events = await this.play(given)
    return events.flatMap((event) =>
      event.type === 'problem' ? [`${event.error.code} ${event.error.place?.line}`] : [],
    )
  }

  /** Replaces the tape. */
  write(text: string): void {
    writeFileSync(join(this.path, 'demo.tape'), text)
  }

  read(name: string): Buffer {
    return readFileSync(join(this.path, name))
  }

  files(): string[] {
    return readdirSync(this.path, { recursive: true, encoding: 'utf8' }).toSorted()
  }

  [Symbol.dispose](): void {
    rmSync(this.path, { recursive: true, force: true })
  }
}
