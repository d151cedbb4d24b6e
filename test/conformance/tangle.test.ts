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

import { runOptions } from '../../src/cli/commands/run.ts'
import { openTangleRunner } from '../../src/open-tangle-runner.ts'
import { plainPlan, planDocument } from '../../src/plan/plan.ts'
import { readDocument } from '../../src/read-document.ts'
import { readLibrary } from '../../src/read-library.ts'
import { tangle } from '../../src/tangle-document.ts'
import { tanglingProblems } from '../../src/tangle/tangling-problems.ts'
import { checkCorpus } from './check-corpus.ts'
import { layOut } from './corpus.ts'

const root = mkdtempSync(join(tmpdir(), 'runbook-tangle-'))
const { signal } = new AbortController()
const none: readonly string[] = []
const grants = { allowEnv: none, allowRemote: none, allowRead: none, allowWrite: none }
const flags = {
  ...grants,
  env: ['TZ=UTC'],
  only: none,
  record: false,
  castVersion: '2',
  sandbox: 'auto',
}
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

/** Every file below a directory with its text, but for those that are as they were before. */
function filesBelow(directory: string, known: Record<string, string>): Record<string, string> {
  const entries = readdirSync(directory, { recursive: true, withFileTypes: true })
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => [relative(directory, path), path] as const)
    .map(([name, path]) => [name, readFileSync(path, 'utf8')] as const)
    .filter(([name, text]) => text !== known[name])
  return Object.fromEntries(files)
}

/** `MODE PATH` lines as in modes.txt. */
function modesOf(directory: string, paths: readonly string[]): string[] {
  return paths.map((path) => {
    const mode = (statSync(join(directory, path)).mode & 0o777).toString(8)
    return `${mode} ${path}`
  })
}

async function tangleCase(name: string) {
  // Links in comments name the document, so the directory has the name of the case.
  const directory = join(mkdtempSync(join(root, 'case-')), name)
  const path = layOut(name, directory)
  const known = filesBelow(directory, {})
  const document = await readDocument(path)
  const lob = join(directory, 'lob.org')
  const libraries = existsSync(lob) ? [lob] : []
  const library = await readLibrary(document, { libraries, allowRead: [] })
  const plan = planDocument(document, { ...plainPlan, library, executable: () => false })
  const problems = tanglingProblems(plan).problems.map(({ message }) => message)
  const runner = await openTangleRunner(plan, runOptions(document.path, [], flags, signal))
  if (problems.length === 0) {
    for await (const event of tangle(
      plan,
      { allowWrite: [join(root, 'home')], protect: [] },
      runner.run,
    ))
      if (event.type === 'problem') problems.push(event.error.message)
  }
  await runner.close()
  const files = filesBelow(directory, known)
  const modes = modesOf(directory, Object.keys(files)).toSorted()
  return { files, modes, fails: problems.length > 0 }
}

function answer(directory: string) {
  const tangled = join(directory, 'tangled')
  const modes = readFileSync(join(directory, 'modes.txt'), 'utf8')
  return {
    files: existsSync(tangled) ? filesBelow(tangled, {}) : {},
    modes: modes.split('\n').filter(Boolean).toSorted(),
    fails: readFileSync(join(directory, 'tangle-status.txt'), 'utf8').startsWith('error'),
  }
}

checkCorpus({ verb: 'tangle', ours: tangleCase, answer })
