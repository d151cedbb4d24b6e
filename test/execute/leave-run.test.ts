import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { expect, onTestFinished, test } from 'vitest'

import { plainPlan } from '../../src/plan/plan.ts'
import { runDocument, type RunOptions } from '../../src/runbook.ts'
import { childrenOf } from '../../src/sandbox/process-tree.ts'
import { isRunning } from '../session/is-running.ts'

function optionsFor(source: string): RunOptions {
  const directory = mkdtempSync(join(tmpdir(), 'runbook-leave-'))
  onTestFinished(() => rmSync(directory, { recursive: true }))
  const path = join(directory, 'a.org')
  writeFileSync(path, source)
  return {
    ...plainPlan,
    path,
    keepGoing: false,
    dryRun: false,
    rehearse: false,
    cassette: '',
    write: false,
    record: false,
    recording: { force: false, castVersion: 2, timing: 'real', check: false, searchPath: '' },
    sandbox: 'none',
    network: 'host',
    remote: { grants: [], access: { sshConfig: '', env: {} } },
    libraries: [],
    allowRead: [],
    allowWrite: [],
    env: {},
    askSecret: null,
    holds: async () => true,
    signal: new AbortController().signal,
  }
}

test.each(['', ' :session s'])(
  'a block ends when the events of its run are left (%j)',
  async (session) => {
    const seconds = `100.${process.pid}${session.length}`
    const source = `#+begin_src sh :results output${session}\necho a; sleep ${seconds}\n#+end_src\n`
    for await (const { type } of runDocument(optionsFor(source))) if (type === 'output') break
    // The kernel takes a moment to end what it was told to.
    await expect.poll(() => isRunning(seconds)).toBe(false)
  },
)

test('a session that is being opened when the events of its run are left is closed', async () => {
  const before = childrenOf(process.pid)
  const source = '#+begin_src bash :session s :async yes\necho\n#+end_src\n'
  for await (const { type } of runDocument(optionsFor(source))) if (type === 'step-started') break
  await expect.poll(() => childrenOf(process.pid)).toEqual(before)
})
