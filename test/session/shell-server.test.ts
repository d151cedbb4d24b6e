import { describe, expect, onTestFinished, test, vi } from 'vitest'

import { findProgram } from '../../src/sandbox/find-program.ts'
import { defaultPolicy } from '../../src/sandbox/policy.ts'
import { standardPath } from '../../src/sandbox/shell-environment.ts'
import { bash } from '../../src/session/languages/bash.ts'
import { ShellServer } from '../../src/session/shell-server.ts'
import { workspaceForTest } from './open-for-test.ts'
import { shared } from './servers-for-test.ts'

// Every test starts processes, on a host that may be busy.
vi.setConfig({ testTimeout: 30_000 })

describe.each(['dash', 'bash'])('with %s as the server', (shell) => {
  async function open(): Promise<(script: string, timeoutMs?: number) => Promise<unknown>> {
    const policy = shared(defaultPolicy({ workspace: workspaceForTest() }))
    const server = await ShellServer.open(policy, findProgram(shell, standardPath) ?? '')
    onTestFinished(() => server.close())
    return async (script, timeoutMs = 15_000) => {
      const { signal } = new AbortController()
      const run = { language: bash, policy, cwd: '/usr', file: null, timeoutMs, signal }
      const output = await server.run({ ...run, script, onOutput: () => undefined })
      const [stdout, stderr] = [output.stdout, output.stderr].map((data) =>
        Buffer.from(data).toString(),
      )
      return [stdout, stderr, output.exitCode, output.ended, server.isClean()]
    }
  }

  test('ShellServer.run() gives streams and status', async () => {
    const run = await open()
    expect(await run('pwd; echo e >&2; exit 3')).toEqual(['/usr\n', 'e\n', 3, 'completed', true])
  })

  test('ShellServer.run() interrupts a script at its time limit', async () => {
    const run = await open()
    expect(await run('sleep 60', 200)).toEqual(['', '', 130, 'timed-out', expect.any(Boolean)])
  })

  test('ShellServer.run() is done for after a script that left a process', async () => {
    const run = await open()
    expect(await run('sleep 60 & echo on')).toEqual(['on\n', '', 0, 'completed', false])
  })

  test('ShellServer.run() gives a script its environment and no more', async () => {
    const run = await open()
    const names = 'tr "\\0" "\\n" </proc/$$/environ | sed "s/=.*//" | sort | xargs'
    const expected =
      'EMAIL HOME LANG LOGNAME PATH PIP_RETRIES PWD SHELL TERM USER npm_config_fetch_retries\n'
    expect(await run(names)).toEqual([expected, '', 0, 'completed', true])
  })

  test('ShellServer.run() survives what a script sends it', async () => {
    const run = await open()
    const script =
      'for i in {1..64}; do kill -$i 1 2>/dev/null; done; kill -9 -1 2>/dev/null; echo on'
    expect(await run(script)).toEqual(['on\n', '', 0, 'completed', true])
  })
})

test('ShellServer.open() says what the sandbox said when it does not start', async () => {
  const policy = shared(defaultPolicy({ workspace: workspaceForTest() }))
  await expect(ShellServer.open(policy, '/no/such/shell')).rejects.toMatchObject({
    code: 'E_SESSION',
    message: expect.stringContaining('/no/such/shell'),
  })
})
