import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

import { afterAll } from 'vitest'

import { applyEdits } from '../../src/document/edit.ts'
import { plainPlan, planDocument } from '../../src/plan/plan.ts'
import { readDocument } from '../../src/read-document.ts'
import { tangle, tangleSettings } from '../../src/tangle-document.ts'
import { detangle } from '../../src/tangle/detangle.ts'
import { checkCorpus } from './check-corpus.ts'
import { layOut } from './corpus.ts'

const root = mkdtempSync(join(tmpdir(), 'runbook-detangle-'))
afterAll(() => rmSync(root, { recursive: true }))

/** Tangles a case, changes the file as the case says, and takes the changes back into the document. */
async function detangled(name: string): Promise<string> {
  const document = await readDocument(layOut(name, join(root, name)))
  const plan = planDocument(document, { ...plainPlan, executable: () => false })
  for await (const event of tangle(plan, { allowWrite: [], protect: [] }))
    if (event.type === 'problem') throw event.error
  const directory = dirname(document.path)
  const file = execFileSync('bash', ['detangle.sh'], { cwd: directory, encoding: 'utf8' }).trim()
  const path = join(directory, file)
  const source = { path, text: readFileSync(path, 'utf8') }
  const { edits } = await detangle(plan, source, tangleSettings(plan))
  return applyEdits(document.source, edits)
}

checkCorpus({
  verb: 'detangle',
  ours: detangled,
  answer: (directory) => readFileSync(join(directory, 'detangled.org'), 'utf8'),
})
