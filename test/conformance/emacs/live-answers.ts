import { execFileSync } from 'node:child_process'
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'

import type { TestProject } from 'vitest/node'

import { type answerFiles, casesOf, corpus, layOut } from '../corpus.ts'
import { askEmacs } from './ask-emacs.ts'

type Verb = keyof typeof answerFiles
interface Question {
  readonly verb: Verb
  readonly name: string
}

const root = mkdtempSync(join(tmpdir(), 'runbook-emacs-'))
const answers = join(root, 'answers')
const home = join(root, 'home')
const verbs: readonly Verb[] = ['run', 'tangle', 'detangle', 'export']

/** Asks an installed Emacs for its answer to every case, in the layout of the corpus, before the tests run. */
// oxlint-disable-next-line import/no-default-export -- vitest takes the default one
export default async function liveAnswers(project: TestProject): Promise<() => void> {
  mkdirSync(home)
  // The prompt of sessions must not depend on the machine.
  writeFileSync(join(home, '.bashrc'), "PS1='$ '\n")
  const umask = process.umask(0o022)
  const org = (await emacs('babel-version', root)).trim()
  if (!/^\d/.test(org)) throw new Error(`Emacs says that its Org has version "${org}"`)
  process.stdout.write(`Asking Emacs with Org ${org}\n`)
  const questions = verbs
    .flatMap((verb) => casesOf(verb).map((name) => ({ verb, name })))
    .filter(({ name }) => isFor(org, name))
  const workers = Array.from({ length: availableParallelism() }, () => drain(questions))
  await Promise.all(workers)
  process.umask(umask)
  project.provide('live', { directory: answers, org })
  return () => rmSync(root, { recursive: true, force: true })
}

async function drain(questions: Question[]): Promise<void> {
  for (let next = questions.pop(); next; next = questions.pop()) {
    mkdirSync(join(answers, next.name), { recursive: true })
    // oxlint-disable-next-line no-await-in-loop -- a few processes at a time
    await ask[next.verb](next.name)
  }
}

/**
 * `# oracle: min-org 9.7`: sessions of older versions give what their timing happens to be. `# oracle: needs inf-ruby`:
 * Emacs' own packages do not do, and EMACSLOADPATH says where there are more.
 */
function isFor(org: string, name: string): boolean {
  const text = readFileSync(join(corpus, name, 'case.org'), 'utf8')
  const least = /^# oracle: min-org (\S+)$/m.exec(text)?.[1] ?? '0'
  if (/^# oracle: needs /m.test(text) && process.env['EMACSLOADPATH'] === undefined) return false
  return org.localeCompare(least, 'en', { numeric: true }) >= 0
}

const ask: Readonly<Record<Verb, (name: string) => Promise<void>>> = {
  /** A run that an error ends says little: then every block is tried on its own. */
  async run(name) {
    let path = fresh('run', name)
    const said = await emacs('babel-execute', path)
    if (said !== 'ok\n') {
      path = fresh('run', name)
      await emacs('babel-execute-each', path)
    }
    keep(name, 'executed.org', readFileSync(path, 'utf8').replaceAll(join(root, 'run'), '$DIR'))
  },

  async tangle(name) {
    const path = fresh('tangle', name)
    const directory = dirname(path)
    const known = new Map(filesBelow(directory).map((file) => [file, read(directory, file)]))
    keep(name, 'tangle-status.txt', await emacs('babel-tangle', path))
    const made = filesBelow(directory).filter((file) => known.get(file) !== read(directory, file))
    for (const file of made) cpSync(join(directory, file), join(answers, name, 'tangled', file))
    const modes = made.map((file) => `${modeOf(join(directory, file))} ${file}\n`)
    keep(name, 'modes.txt', modes.join(''))
  },

  async detangle(name) {
    const path = fresh('detangle', name)
    const directory = dirname(path)
    await emacs('babel-tangle', path)
    const edited = execFileSync('bash', ['detangle.sh'], { cwd: directory, encoding: 'utf8' })
    await emacs('babel-detangle', path, edited.trim())
    keep(name, 'detangled.org', readFileSync(path, 'utf8'))
  },

  /** Each format is asked of a fresh copy: what blocks count in files would go on counting. */
  async export(name) {
    const said = { org: '', html: '' }
    for (const format of ['org', 'html'] as const) {
      const path = fresh('export', name)
      const file = `export.${format}`
      // oxlint-disable-next-line no-await-in-loop -- they share a directory
      said[format] = await emacs('babel-export', path, format, file)
      if (said[format] !== 'ok\n') continue
      const text = readFileSync(join(dirname(path), file), 'utf8')
      keep(name, file, text.replaceAll(join(root, 'export'), '$DIR'))
    }
    keep(name, 'export-status.txt', said.org)
  },
}

/** What a function of babel.el says behind its form feed; a prompt may stand in front. */
async function emacs(name: string, path: string, ...words: string[]): Promise<string> {
  const directory = path === root ? root : dirname(path)
  const said = await askEmacs({ lisp: 'babel.el', name, words: [path, ...words], directory, home })
  return said.slice(said.lastIndexOf('\f') + 1)
}

function fresh(verb: Verb, name: string): string {
  const directory = join(root, verb, name)
  rmSync(directory, { recursive: true, force: true })
  return layOut(name, directory)
}

function keep(name: string, file: string, text: string): void {
  writeFileSync(join(answers, name, file), text)
}

function filesBelow(directory: string): string[] {
  return readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(directory, join(entry.parentPath, entry.name)))
}

function read(directory: string, file: string): string {
  return readFileSync(join(directory, file), 'utf8')
}

function modeOf(path: string): string {
  return (statSync(path).mode & 0o777).toString(8)
}
