import { spawn } from 'node:child_process'
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'

/** The built command line. */
export const bin = resolve(import.meta.dirname, '../../bin/runbook.js')

/** What a process gave. */
export interface Finished {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

/** A directory with a document's files, removed after the test. */
export class Scratch implements Disposable {
  readonly path: string = mkdtempSync(join(tmpdir(), 'runbook-e2e-'))
  readonly home: string = mkdtempSync(join(tmpdir(), 'runbook-home-'))

  constructor(files: Readonly<Record<string, string | Buffer>>) {
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(dirname(join(this.path, name)), { recursive: true })
      writeFileSync(join(this.path, name), text)
    }
  }

  read(name: string): string {
    return readFileSync(join(this.path, name), 'utf8')
  }

  /** Path, size, inode and change time of every file: equal means that nothing was touched. */
  state(): string[] {
    return readdirSync(this.path, { recursive: true, encoding: 'utf8' })
      .map((name) => ({ name, stat: statSync(join(this.path, name)) }))
      .filter(({ stat }) => stat.isFile())
      .map(({ name, stat }) => `${name} ${stat.size} ${stat.ino} ${stat.mtimeMs}`)
      .toSorted()
  }

  /** Runs `runbook` in this directory. */
  async runbook(...args: readonly string[]): Promise<Finished> {
    return this.run(process.execPath, [bin, ...args])
  }

  async run(
    file: string,
    args: readonly string[],
    env: Readonly<Record<string, string>> = {},
  ): Promise<Finished> {
    return finished(this.start(file, args, env))
  }

  start(file: string, args: readonly string[], env: Readonly<Record<string, string>> = {}) {
    return spawn(file, args, {
      cwd: this.path,
      env: { PATH: process.env['PATH'] ?? '', HOME: this.home, LANG: 'C.UTF-8', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
  }

  [Symbol.dispose](): void {
    for (const path of [this.path, this.home]) rmSync(path, { recursive: true, force: true })
  }
}

/** Waits for a process and collects what it wrote. */
export async function finished(child: ReturnType<typeof spawn>): Promise<Finished> {
  const written = { stdout: '', stderr: '' }
  child.stdout?.on('data', (data: Buffer) => (written.stdout += data.toString()))
  child.stderr?.on('data', (data: Buffer) => (written.stderr += data.toString()))
  const code = await new Promise<number | null>((resolved) => {
    child.once('close', (status) => resolved(status))
  })
  return { code, ...written }
}

/** An Org block. */
export function orgBlock(code: string, header = ':results output'): string {
  return `#+begin_src bash ${header}\n${code}\n#+end_src\n\n`
}
