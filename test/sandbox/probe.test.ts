import { chmodSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { expect, test } from 'vitest'

import { probeSandbox } from '../../src/sandbox/probe.ts'
import { isRoot, placeForTest } from './run-inside.ts'

const self = isRoot ? 'root' : 'user'

/** Puts a bwrap on the path that fails with a message. */
function failing(message: string): string {
  const { outside } = placeForTest(self)
  writeFileSync(join(outside, 'bwrap'), `#!/bin/sh\necho "${message}" >&2\nexit 1\n`)
  chmodSync(join(outside, 'bwrap'), 0o755)
  return outside
}

test('probeSandbox() finds the bubblewrap of this host to work', async () => {
  await expect(probeSandbox()).resolves.toBeUndefined()
})

test('probeSandbox() says how to install bubblewrap where it is missing', async () => {
  const { outside } = placeForTest(self)
  await expect(probeSandbox({ path: outside })).rejects.toThrow(
    expect.objectContaining({
      code: 'E_SANDBOX_MISSING',
      hint: expect.stringContaining('apt-get install bubblewrap') as string,
    }),
  )
})

test.each([
  ['bwrap: setting up uid map: Permission denied', 'bwrap-userns-restrict'],
  ['bwrap: loopback: Failed RTM_NEWADDR: Operation not permitted', 'bwrap-userns-restrict'],
  ['bwrap: No permissions to create new namespace', '--security-opt'],
  ["bwrap: Can't mount proc on /newroot/proc: Operation not permitted", '--security-opt'],
  ['bwrap: Unknown option --disable-userns', '0.8.0'],
  ['bwrap: something else', '--sandbox none'],
])('probeSandbox() answers "%s" with a remedy', async (message, remedy) => {
  await expect(probeSandbox({ path: failing(message) })).rejects.toThrow(
    expect.objectContaining({
      code: 'E_SANDBOX_MISSING',
      hint: expect.stringContaining(remedy) as string,
    }),
  )
})
