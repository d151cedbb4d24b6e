import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'

import { expect, test } from 'vitest'

import { giveWay } from '../../src/sandbox/give-way.ts'

const groupOf = (pid: number): string => readFileSync(`/proc/${pid}/autogroup`, 'latin1').trim()
const may = process.getuid?.() === 0 && existsSync('/proc/self/autogroup')

/** What is said of a process and of ourselves after a process in a session of its own, or in ours, was to give way. */
async function groups(detached: boolean): Promise<readonly string[]> {
  const child = spawn('sleep', ['60'], { detached, stdio: 'ignore' })
  try {
    giveWay(child.pid ?? -1)
    return [groupOf(child.pid ?? -1), groupOf(process.pid)]
  } finally {
    child.kill('SIGKILL')
    await once(child, 'exit')
  }
}

test.skipIf(!may)('processes in a session of their own go behind others', async () => {
  const [theirs] = await groups(true)
  expect(theirs).toMatch(/ nice 10$/)
})

test.skipIf(!may)('processes in our own session do not pull us behind others', async () => {
  const before = groupOf(process.pid)
  expect(await groups(false)).toEqual([before, before])
})

test('a process that is gone is nothing to do', () => {
  expect(() => giveWay(2 ** 22 + 1)).not.toThrow()
})
