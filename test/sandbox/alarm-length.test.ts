import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'

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

test('the alarm of a process with very many digits is told in linear time', async () => {
  const digits = `${'1'.repeat(120_000)}x`
  // Its complaint of the name is longer than a pipe.
  const child = spawn('bash', ['-c', 'echo; exec -a timeout cat - "$0" 2>&-', digits])
  try {
    await once(child.stdout, 'data')
    await expect
      .poll(() => readFileSync(`/proc/${child.pid}/cmdline`, 'latin1'))
      .toMatch(/^timeout/)
    const looks = Array.from({ length: 5 }, () => alarmLength(child.pid ?? 0))
    expect(looks).toEqual([null, null, null, null, null])
  } finally {
    child.stdin.end()
    await once(child, 'close')
  }
})
