import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { onTestFinished } from 'vitest'

import type { Policy } from '../../src/sandbox/policy.ts'
import { ShellServers } from '../../src/session/shell-servers.ts'

/** Servers that end with the test. */
export function serversForTest(): ShellServers {
  const servers = new ShellServers()
  onTestFinished(() => servers.close())
  return servers
}

/** The policy with a `/tmp` and a home that all its sandboxes share, as those of a run. */
export function shared(policy: Policy): Policy {
  const directory = mkdtempSync(join(tmpdir(), 'shared-test-'))
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }))
  for (const name of ['tmp', 'home']) mkdirSync(join(directory, name))
  return { ...policy, shared: directory }
}
