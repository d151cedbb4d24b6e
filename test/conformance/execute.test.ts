import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

import { afterAll, expect, test } from 'vitest'

import { runDocument } from '../../src/runbook.ts'

// Small Org documents with what Emacs (Org 9.7) makes of them: `case.org`, `files/` that it needs, `executed.org`.
const corpus = resolve(import.meta.dirname, '../fixtures/org-babel')
const names = readdirSync(corpus).filter((name) => existsSync(join(corpus, name, 'executed.org')))
const root = mkdtempSync(join(tmpdir(), 'runbook-conformance-'))
afterAll(() => rmSync(root, { recursive: true, force: true }))

/** Cases that come out otherwise on purpose, each with its reason. */
const deviations: Readonly<Record<string, string>> = {
  'call-library-of-babel':
    'there is no library that every document shares: a document names what it uses',
}

/** Cases that do not come out right yet. */
const faults: ReadonlySet<string> = new Set(['results-code-at-end-of-file'])

/** Runs a copy of a case as `runbook run --keep-going` does, and returns the document. */
async function executed(name: string): Promise<string> {
  const directory = join(root, name)
  const path = join(directory, `${name}.org`)
  mkdirSync(directory)
  if (existsSync(join(corpus, name, 'files'))) {
    cpSync(join(corpus, name, 'files'), directory, { recursive: true })
  }
  cpSync(join(corpus, name, 'case.org'), path)
  const run = runDocument({
    path,
    selection: { only: [], from: '' },
    includeNever: false,
    confirmed: false,
    defaults: {},
    overrides: {},
    keepGoing: true,
    dryRun: false,
    rehearse: false,
    cassette: '',
    write: true,
    record: false,
    recording: { castVersion: 2, timing: 'frozen', force: false },
    sandbox: 'bubblewrap',
    network: 'none',
    remote: { grants: [], access: { sshConfig: '', env: {} } },
    allowRead: [],
    allowWrite: [],
    env: { TZ: 'UTC', LC_ALL: 'C.UTF-8' },
    signal: new AbortController().signal,
  })
  for await (const event of run) void event
  return readFileSync(path, 'utf8')
}

const expected = (name: string): string =>
  readFileSync(join(corpus, name, 'executed.org'), 'utf8').replaceAll('$DIR', root)

test('the corpus of executed documents is there', () => {
  expect(names.length).toBeGreaterThan(250)
})

for (const name of names.filter((candidate) => !(candidate in deviations))) {
  const check = faults.has(name) ? test.fails : test
  check(`run leaves ${name} as Emacs does`, async () => {
    expect(await executed(name)).toBe(expected(name))
  })
}
