import { type Policy, defaultPolicy } from '../../src/sandbox/policy.ts'
import { bash } from '../../src/session/languages/bash.ts'
import type { OnceRun } from '../../src/session/once-run.ts'
import type { Output } from '../../src/session/output.ts'
import { workspaceForTest } from './open-for-test.ts'
import { serversForTest, shared } from './servers-for-test.ts'

/** A script of bash for a shell of its own, with a generous time limit. */
export function onceForTest(policy: Policy, script: string): OnceRun {
  return {
    language: bash,
    policy,
    cwd: policy.workspace,
    script,
    file: null,
    timeoutMs: 15_000,
    onOutput: () => undefined,
    signal: new AbortController().signal,
  }
}

/** Starts scripts that share a sandbox when they may. */
export function sharing(): (script: string, options?: Partial<OnceRun>) => Promise<Output> {
  const servers = serversForTest()
  const policy = shared(defaultPolicy({ workspace: workspaceForTest() }))
  return (script, options = {}) => servers.run({ ...onceForTest(policy, script), ...options })
}
