import { spawn } from 'node:child_process'
import { join } from 'node:path'

/** Longest time that Emacs may take for one question. */
const patienceMs = 120_000

/** What to ask: a function of a file of Emacs Lisp beside this one, and the words that it takes. */
export interface Question {
  readonly lisp: string
  readonly name: string
  readonly words: readonly string[]
  /** Where Emacs is started. */
  readonly directory: string
  readonly home: string
}

/**
 * Asks the Emacs on PATH in a fixed environment, with the Org of `ORG_LISP` in front of its own and
 * packages where EMACSLOADPATH says; returns what it
 * prints on standard output. An Emacs that ends with a failure has printed its reason on standard error.
 */
export async function askEmacs({ lisp, name, words, directory, home }: Question): Promise<string> {
  const org = process.env['ORG_LISP']
  const load = ['-l', join(import.meta.dirname, lisp), '-f', name]
  const { PATH = '/usr/bin:/bin', EMACSLOADPATH } = process.env
  const emacs = spawn('emacs', ['-Q', '--batch', ...(org ? ['-L', org] : []), ...load, ...words], {
    cwd: directory,
    timeout: patienceMs,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...(EMACSLOADPATH === undefined ? {} : { EMACSLOADPATH }),
      PATH,
      HOME: home,
      LC_ALL: 'C.UTF-8',
      TZ: 'UTC',
      TERM: 'dumb',
      SHELL: '/bin/bash',
      USER: 'user',
    },
  })
  const said: Buffer[] = []
  const complaint: Buffer[] = []
  emacs.stdout.on('data', (bytes: Buffer) => said.push(bytes))
  emacs.stderr.on('data', (bytes: Buffer) => complaint.push(bytes))
  const status = await new Promise<number | null>((resolve) => emacs.on('close', resolve))
  if (status === 0) return Buffer.concat(said).toString()
  throw new Error(`emacs -f ${name} ended with ${status}: ${Buffer.concat(complaint).toString()}`)
}
