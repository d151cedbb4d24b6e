import { spawn } from 'node:child_process'
import { once } from 'node:events'

import { expect, test } from 'vitest'

import { procText, readProc } from '../../src/sandbox/read-proc.ts'

/** Longer than what one read takes. */
const value = 'abcdefghij'.repeat(10_000)

test('a long file of a process is read to its end, or as far as wanted', async () => {
  const child = spawn('cat', { env: { PATH: process.env['PATH'], value } })
  await once(child, 'spawn')
  const path = `/proc/${child.pid}/environ`
  expect(readProc(path)).toContain(`value=${value}\0`)
  expect(readProc(path, 20_001)).toHaveLength(20_001)
  child.kill()
})

test('a process that is gone has no text', async () => {
  const child = spawn('true')
  await once(child, 'exit')
  expect(procText(`/proc/${child.pid}/status`)).toBe('')
})
