import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { expect, onTestFinished, test, vi } from 'vitest'

import { isRoot, runInside } from './run-inside.ts'

/** A home beside programs, with a key and a workspace in it, as long as the test. */
function homeInOpt(): string {
  const home = mkdtempSync('/opt/runbook-test-')
  onTestFinished(() => rmSync(home, { recursive: true, force: true }))
  // What is private there is hidden from the sandboxes of all other tests, which must not lose it while they start.
  chmodSync(home, 0o755)
  vi.stubEnv('HOME', home)
  onTestFinished(() => void vi.unstubAllEnvs())
  mkdirSync(join(home, 'workspace'))
  writeFileSync(join(home, 'key'), 'secret')
  return home
}

test.skipIf(!isRoot)(
  'confine() shows of a home among programs only the workspace (needs root, to make one)',
  () => {
    const home = homeInOpt()
    const { stdout } = runInside('root', `ls ${home}`, { workspace: join(home, 'workspace') })
    expect(stdout).toBe('workspace\n')
  },
)

test.skipIf(!isRoot)(
  'confine() lets nothing be written beside the workspace in a home among programs (needs root, to make one)',
  () => {
    const home = homeInOpt()
    const { text } = runInside('root', `touch ${home}/new`, { workspace: join(home, 'workspace') })
    expect(text).toContain('Read-only file system')
  },
)
