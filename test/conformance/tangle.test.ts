import { execFileSync } from 'node:child_process'
import {
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

import { afterAll, beforeAll } from 'vitest'

import { plainPlan, planDocument, type Step } from '../../src/plan/plan.ts'
import { readDocument, tangle } from '../../src/runbook.ts'
import { checkCorpus } from './check-corpus.ts'
import { layOut } from './corpus.ts'

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

/** Runs a block for its result, as a shell reads it from its standard input. */
async function runOnPipes({ block, script }: Step): Promise<string> {
  return execFileSync(block.language, { input: `${script}\n`, encoding: 'utf8' })
}

async function tangleCase(name: string) {
  // Links in comments name the document, so the directory has the name of the case.
  const directory = join(mkdtempSync(join(root, 'case-')), name)
  const path = layOut(name, directory)
  const known = new Set(Object.keys(filesBelow(directory, new Set())))
  const document = await readDocument(path)
  const plan = planDocument(document, { ...plainPlan, executable: () => false })
  const problems: string[] = plan.problems.map(({ message }) => message)
  if (problems.length === 0) {
    for await (const event of tangle(plan, { allowWrite: [join(root, 'home')] }, runOnPipes))
      if (event.type === 'problem') problems.push(event.error.message)
  }
  const files = filesBelow(directory, known)
  const modes = modesOf(directory, Object.keys(files)).toSorted()
  return { files, modes, fails: problems.length > 0 }
}

function answer(directory: string) {
  const tangled = join(directory, 'tangled')
  const modes = readFileSync(join(directory, 'modes.txt'), 'utf8')
  return {
    files: existsSync(tangled) ? filesBelow(tangled, new Set()) : {},
    modes: modes.split('\n').filter(Boolean).toSorted(),
    fails: readFileSync(join(directory, 'tangle-status.txt'), 'utf8').startsWith('error'),
  }
}

checkCorpus({ verb: 'tangle', ours: tangleCase, answer })
