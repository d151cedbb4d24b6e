import { spawn } from 'node:child_process'
import { once } from 'node:events'

import { expect, test } from 'vitest'

import { alarmLength } from '../../src/sandbox/alarm-length.ts'

const commands: readonly (readonly [string, number | null])[] = [
  ['timeout 0.5 cat', 500],
  ['timeout .5s cat', 500],
  ['timeout 2m cat', 120_000],
  ['timeout --foreground 5 cat', 5000],
  ['timeout -v -- 5 cat', 5000],
  ['timeout -k 1 5 cat', null],
  ['timeout 0 cat', null],
  ['cat', null],
]

test.each(commands)('the alarm of %s is known to be %j ms', async (line, expected) => {
  const [program = '', ...args] = line.split(' ')
  const child = spawn(program, args)
  try {
    await once(child, 'spawn')
    expect(alarmLength(child.pid ?? 0)).toBe(expected)
  } finally {
    child.stdin.end()
    await once(child, 'close')
  }
})
