import { execFileSync } from 'node:child_process'
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'

import { afterAll, beforeAll, expect, test } from 'vitest'

import { plainPlan, planDocument, type Step } from '../../src/plan/plan.ts'
import { readDocument, tangle } from '../../src/runbook.ts'

const corpus = join(import.meta.dirname, '../fixtures/org-babel')
const names = readdirSync(corpus).filter((name) =>
  existsSync(join(corpus, name, 'tangle-status.txt')),
)
const root = mkdtempSync(join(tmpdir(), 'runbook-tangle-'))
const umask = process.umask(0o022)
const { HOME } = process.env

beforeAll(() => {
  process.env['HOME'] = join(root, 'home')
  mkdirSync(join(root, 'home'))
})

afterAll(() => {
  process.env['HOME'] = HOME
  process.umask(umask)
  rmSync(root, { recursive: true })
})

/** Every file below a directory, with its mode and text, but for those that were there before. */
function filesBelow(directory: string, known: ReadonlySet<string>): Record<string, string> {
  const entries = readdirSync(directory, { recursive: true, withFileTypes: true })
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => [relative(directory, path), path] as const)
    .filter(([name]) => !known.has(name))
  return Object.fromEntries(files.map(([name, path]) => [name, readFileSync(path, 'utf8')]))
}

/** `MODE PATH` lines as in modes.txt. */
function modesOf(directory: string, paths: readonly string[]): string[] {
  return paths.map((path) => {
    const mode = (statSync(join(directory, path)).mode & 0o777).toString(8)
    return `${mode} ${path}`
  })
}

/** A fresh directory that holds a case under its own name, since links in comments name the document. */
function workspace(name: string): string {
  const directory = join(mkdtempSync(join(root, 'case-')), name)
  mkdirSync(directory)
  cpSync(join(corpus, name, 'case.org'), join(directory, `${name}.org`))
  if (existsSync(join(corpus, name, 'files')))
    cpSync(join(corpus, name, 'files'), directory, { recursive: true })
  return directory
}

/** Runs a block for its result, as a shell reads it from its standard input. */
async function runOnPipes({ block, script }: Step): Promise<string> {
  return execFileSync(block.language, { input: `${script}\n`, encoding: 'utf8' })
}

async function tangleCase(name: string) {
  const directory = workspace(name)
  const known = new Set(Object.keys(filesBelow(directory, new Set())))
  const document = await readDocument(join(directory, `${name}.org`))
  const plan = planDocument(document, { ...plainPlan, executable: () => false })
  const problems: string[] = plan.problems.map(({ message }) => message)
  if (problems.length === 0) {
    for await (const event of tangle(plan, { allowWrite: [join(root, 'home')] }, runOnPipes))
      if (event.type === 'problem') problems.push(event.error.message)
  }
  const files = filesBelow(directory, known)
  return { files, modes: modesOf(directory, Object.keys(files)), problems }
}

function expectedOf(name: string) {
  const tangled = join(corpus, name, 'tangled')
  const modes = readFileSync(join(corpus, name, 'modes.txt'), 'utf8')
  return {
    files: existsSync(tangled) ? filesBelow(tangled, new Set()) : {},
    modes: modes.split('\n').filter(Boolean).toSorted(),
    fails: readFileSync(join(corpus, name, 'tangle-status.txt'), 'utf8').startsWith('error'),
  }
}

test.each(names)('tangle() makes the files of Emacs from %s', async (name) => {
  const { files, modes, problems } = await tangleCase(name)
  const expected = expectedOf(name)
  expect({ files, modes: modes.toSorted(), fails: problems.length > 0 }).toEqual(expected)
})
