import { expect, onTestFinished, test, vi } from 'vitest'

import { openNestedShell } from '../../src/session/nested-shell.ts'
import type { Session } from '../../src/session/session.ts'
import { openForTest, run } from './open-for-test.ts'

// Every test starts processes, on a host that may be busy.
vi.setConfig({ testTimeout: 30_000 })

async function openInner(): Promise<Session> {
  const { signal } = new AbortController()
  const onOutput = (): void => undefined
  const outer = await openForTest()
  const { shell } = await openNestedShell(outer, {
    script: 'sh',
    timeoutMs: 15_000,
    onOutput,
    signal,
  })
  if (!shell) throw new Error('no shell answered')
  onTestFinished(() => shell.close())
  return shell
}

test('a script for an inner shell that was cancelled before it began ends at once', async () => {
  const shell = await openInner()
  const output = await run(shell, 'sleep 20', { signal: AbortSignal.abort() })
  expect(output).toMatchObject({ ended: 'cancelled' })
  expect(output.durationMs).toBeLessThan(10_000)
})

test('seven megabytes of an inner shell come whole, in linear time', async () => {
  const shell = await openInner()
  const { stdout, ended } = await run(shell, 'seq 1 1000000')
  expect({ ended, bytes: stdout.length }).toEqual({ ended: 'completed', bytes: 7_888_896 })
})
