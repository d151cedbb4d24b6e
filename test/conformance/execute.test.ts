import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

import { afterAll, expect, test } from 'vitest'

import { runDocument } from '../../src/runbook.ts'
import { checkCorpus } from './check-corpus.ts'
import { casesOf, layOut } from './corpus.ts'
import { deviations } from './deviations.ts'

const root = mkdtempSync(join(tmpdir(), 'runbook-conformance-'))
afterAll(() => rmSync(root, { recursive: true, force: true }))

test('the corpus of executed documents is there', () => {
  expect(casesOf('run').length).toBeGreaterThan(250)
})

test('every deviation is of a case that is there, and they are few', () => {
  expect(deviations.filter(({ verb, name }) => !casesOf(verb).includes(name))).toEqual([])
  expect(deviations.length).toBeGreaterThan(0)
  expect(deviations.length).toBeLessThanOrEqual(10)
})

/** Runs a copy of a case as `runbook run --keep-going` does, and returns the document. */
async function executed(name: string): Promise<string> {
  const path = layOut(name, join(root, name))
  const library = join(dirname(path), 'lob.org')
  const run = runDocument({
    path,
    selection: { only: [], from: '' },
    recordAll: false,
    surroundings: null,
    askSecret: null,
    includeNever: false,
    confirmed: false,
    defaults: {},
    fill: {},
    overrides: {},
    keepGoing: true,
    dryRun: false,
    rehearse: false,
    cassette: '',
    write: true,
    record: false,
    recording: { castVersion: 2, timing: 'frozen', force: false, check: false, searchPath: '' },
    sandbox: 'bubblewrap',
    network: 'none',
    remote: { grants: [], access: { sshConfig: '', env: {} } },
    libraries: existsSync(library) ? [library] : [],
    allowRead: [],
    allowWrite: [],
    env: { TZ: 'UTC', LC_ALL: 'C.UTF-8' },
    holds: async () => true,
    signal: new AbortController().signal,
  })
  for await (const event of run) void event
  return readFileSync(path, 'utf8').replaceAll(root, '$DIR')
}

checkCorpus({
  verb: 'run',
  ours: executed,
  answer: (directory) => readFileSync(join(directory, 'executed.org'), 'utf8'),
})
