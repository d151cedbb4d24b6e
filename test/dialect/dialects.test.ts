import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

import { afterAll, expect, test } from 'vitest'

import { checkTestFile } from '../../src/dialect/check-test-file.ts'
import { dialects } from '../../src/dialect/dialects.ts'
import { defaultPolicy } from '../../src/sandbox/policy.ts'

// A folder per dialect; each file has its verdicts beside it, LINE TAB verdict.
const fixtures = resolve(import.meta.dirname, '../fixtures/dialect')
const scratch = mkdtempSync(join(tmpdir(), 'runbook-dialect-'))
afterAll(() => rmSync(scratch, { recursive: true, force: true }))

async function verdicts(name: string, file: string): Promise<string> {
  const dialect = dialects.get(name)
  if (!dialect) throw new Error(`no dialect ${name}`)
  const path = join(fixtures, name, file)
  const shared = join(scratch, `${name}-${file}`)
  for (const part of ['tmp', 'home', 'tests']) mkdirSync(join(shared, part), { recursive: true })
  const directory = join(shared, 'tests')
  const run = checkTestFile({
    dialect,
    source: readFileSync(path, 'utf8'),
    path,
    shell: '',
    policy: { ...defaultPolicy({ workspace: directory }), shared, read: [join(fixtures, name)] },
    directory,
    timeoutMs: 20_000,
    signal: new AbortController().signal,
  })
  let text = ''
  for await (const { command, kind } of run) text += `${command.line}\t${kind}\n`
  return text
}

for (const name of [...dialects.keys()].filter((dialect) => dialect !== 'cram')) {
  for (const file of readdirSync(join(fixtures, name)).filter((f) => !f.endsWith('.verdicts'))) {
    test(`${name}: ${file.replace(/\.\w+$/, '').replaceAll('-', ' ')}`, async () => {
      expect(await verdicts(name, file)).toBe(
        readFileSync(join(fixtures, name, `${file}.verdicts`), 'utf8'),
      )
    })
  }
}
