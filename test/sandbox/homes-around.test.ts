import { userInfo } from 'node:os'

import { expect, onTestFinished, test, vi } from 'vitest'

import { homesAround, homesIn } from '../../src/sandbox/homes-around.ts'

function withHome(home: string): void {
  vi.stubEnv('HOME', home)
  onTestFinished(() => void vi.unstubAllEnvs())
}

test('homesIn() finds the homes of some users only', () => {
  const users = [
    'root:x:0:0::/root:/bin/sh',
    'me:x:1000:1000:Me:/home/me:/bin/sh',
    'you:x:1001:1001::/home/you:',
  ]
  expect(homesIn(users.join('\n'), [0, 1001])).toEqual(['/root', '/home/you'])
})

test('homesIn() takes the root directory for no home', () => {
  expect(homesIn('me:x:1000:1000::/:/bin/sh\nme:x:1000', [1000])).toEqual([])
})

test.each(['', 'relative', '/'])(
  'homesAround() knows the home of this user where HOME is "%s"',
  (home) => {
    withHome(home)
    expect(homesAround('/')).toContain(userInfo().homedir)
  },
)

test('homesAround() knows the home that HOME names', () => {
  withHome('/no/such/home')
  expect(homesAround('/')).toContain('/no/such/home')
})
