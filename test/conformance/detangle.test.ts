import { execFileSync } from 'node:child_process'
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
import { join } from 'node:path'

import { afterAll, expect, test } from 'vitest'

import { applyEdits } from '../../src/document/edit.ts'
import { commaUnescape } from '../../src/document/org/comma-escape.ts'
import { plainPlan, planDocument } from '../../src/plan/plan.ts'
import { readDocument, tangle, tangleSettings } from '../../src/runbook.ts'
import { detangle } from '../../src/tangle/detangle.ts'

const corpus = join(import.meta.dirname, '../fixtures/org-babel')
const names = readdirSync(corpus).filter((name) => existsSync(join(corpus, name, 'detangled.org')))
const root = mkdtempSync(join(tmpdir(), 'runbook-detangle-'))

afterAll(() => rmSync(root, { recursive: true }))

async function detangled(name: string): Promise<string> {
  const directory = join(root, name)
  mkdirSync(directory)
  cpSync(join(corpus, name, 'case.org'), join(directory, `${name}.org`))
  cpSync(join(corpus, name, 'files'), directory, { recursive: true })
  const document = await readDocument(join(directory, `${name}.org`))
  const plan = planDocument(document, { ...plainPlan, executable: () => false })
  for await (const event of tangle(plan, { allowWrite: [] }))
    if (event.type === 'problem') throw event.error
  const file = execFileSync('bash', ['detangle.sh'], { cwd: directory, encoding: 'utf8' }).trim()
  const path = join(directory, file)
  const source = { path, text: readFileSync(path, 'utf8') }
  const { edits } = await detangle(plan, source, tangleSettings(plan))
  return applyEdits(document.source, edits)
}

// Emacs forgets the commas in front of lines that look like headings; we write them.
test.each(names)('detangle() makes the document of Emacs, commas apart, in %s', async (name) => {
  const expected = readFileSync(join(corpus, name, 'detangled.org'), 'utf8')
  expect(commaUnescape(await detangled(name))).toBe(expected)
})
