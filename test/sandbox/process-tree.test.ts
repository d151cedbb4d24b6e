import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout } from 'node:timers/promises'

import { expect, test } from 'vitest'

import { killTree, send } from '../../src/sandbox/process-tree.ts'
import { isRunning } from '../session/is-running.ts'

test.each([-1, 0, 1])(
  'send() never signals the first process, every process or our own group (%i)',
  (target) => {
    // Nothing comes of this signal where it is sent all the same (signal(7)).
    expect(send(target, 'SIGWINCH')).toBe(false)
  },
)

// Without the stop before the end one round of twenty leaves a child behind.
test('killTree() leaves no child behind of a process that starts one after the other', async () => {
  const seconds = `100.${process.pid}7`
  const script = `echo; for i in {1..300}; do sleep ${seconds} & done; wait`
  for (let round = 0; round < 40; round += 1) {
    const shell = spawn('bash', ['-c', script], { stdio: ['ignore', 'pipe', 'ignore'] })
    // oxlint-disable-next-line no-await-in-loop
    await once(shell.stdout, 'data')
    // oxlint-disable-next-line no-await-in-loop
    await setTimeout(15)
    killTree(shell.pid ?? 0)
  }
  await expect.poll(() => isRunning(seconds)).toBe(false)
})
