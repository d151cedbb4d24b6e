import { execFileSync } from 'node:child_process'
import { mkdtempSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join, resolve } from 'node:path'

import { afterAll, expect, test } from 'vitest'

import { checkTestFile } from '../../src/dialect/check-test-file.ts'
import { cram } from '../../src/dialect/cram.ts'
import { defaultPolicy } from '../../src/sandbox/policy.ts'

const fixtures = resolve(import.meta.dirname, '../fixtures/dialect')
const files = readdirSync(join(fixtures, 'cram'))
const scratch = mkdtempSync(join(tmpdir(), 'runbook-cram-'))
afterAll(() => rmSync(scratch, { recursive: true, force: true }))

/** FILE TAB LINE TAB verdict, as the stored answers are. */
async function verdicts(file: string): Promise<string[]> {
  const path = join(fixtures, 'cram', file)
  const directory = join(scratch, file)
  mkdirSync(directory)
  const policy = { ...defaultPolicy({ workspace: directory }), read: [path] }
  const run = checkTestFile({
    dialect: cram,
    source: readFileSync(path, 'utf8'),
    path,
    shell: '',
    policy,
    directory,
    timeoutMs: 10_000,
    signal: new AbortController().signal,
  })
  const lines: string[] = []
  for await (const { command, kind } of run) {
    // For cram a command that its shell did not reach is one whose output differs.
    lines.push(`${file}\t${command.line}\t${kind === 'not-run' ? 'differs' : kind}`)
  }
  return lines
}

const stored = readFileSync(join(fixtures, 'cram-verdicts.tsv'), 'utf8').split('\n')

test('there are fifty files of cram', () => {
  expect(files.length).toBeGreaterThan(50)
})

for (const file of files) {
  test(`every command of ${basename(file, '.t')} gets the verdict that cram gives it`, async () => {
    const wanted = stored.filter((line) => line.startsWith(`${file}\t`))
    expect(await verdicts(file)).toEqual(wanted)
  })
}

const python = '/usr/bin/python3'

function hasCram(): boolean {
  try {
    execFileSync(python, ['-c', 'import cram'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

test.skipIf(!hasCram())('the stored verdicts are those of the cram that is installed', () => {
  const paths = files.map((file) => join(fixtures, 'cram', file))
  const live = execFileSync(python, [join(fixtures, 'cram-verdicts.py'), ...paths], {
    encoding: 'utf8',
  })
  expect(live.split('\n')).toEqual(stored)
})
