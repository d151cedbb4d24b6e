import { expect, test } from 'vitest'

import { parseTarget } from '../../src/remote/parse-remote-name.ts'
import { isGranted, parseRemoteGrant, remoteRefusal } from '../../src/remote/remote-grant.ts'
import type { RemoteGrant } from '../../src/remote/remote-grant.ts'
import type { Hop } from '../../src/remote/remote-place.ts'

const hops = (target: string): readonly Hop[] => parseTarget(target) as readonly Hop[]
const grant = (text: string): RemoteGrant => parseRemoteGrant(text) as RemoteGrant

test.each([
  ['ssh:web1', 'ssh:web1', true],
  ['ssh:web1', 'scp:web1', true],
  ['ssh:web1', 'ssh:web2', false],
  ['ssh:web1', 'ssh:root@web1', false],
  ['ssh:web1', 'ssh:web1#2222', false],
  ['ssh:web1', 'ssh:web1|sudo:root@web1', false],
  ['ssh:web1|sudo:root@web1', 'ssh:web1|sudo:root@web1', true],
  ['ssh:*', 'ssh:root@anything#2222', true],
  ['ssh:*', 'ssh:a|ssh:b', true],
  ['ssh:*', 'ssh:a|sudo:root@a', false],
  ['ssh:*', 'docker:a', false],
  ['sudo:root@localhost', 'sudo:', true],
])('the grant of %s for %s is %s', (given, target, granted) => {
  expect(isGranted(hops(target), [grant(given)])).toBe(granted)
})

test('the methods of all hops together grant a way', () => {
  expect(isGranted(hops('ssh:a|sudo:root@a'), [grant('ssh:*'), grant('sudo:*')])).toBe(true)
})

test('nothing grants a place that could not be understood', () => {
  expect(isGranted([], [grant('ssh:*')])).toBe(false)
})

test.each(['*', 'ssh', '*:*', 'ftp:*', 'ssh:', 'ssh:-x'])('"%s" is no grant', (text) => {
  expect(parseRemoteGrant(text)).toHaveProperty('fault')
})

test('a refusal names the flag that grants the target', () => {
  expect(remoteRefusal(hops('ssh:me@web1'), null).hint).toContain('--allow-remote ssh:me@web1,')
})

test('a refusal quotes a target that a shell would cut', () => {
  expect(remoteRefusal(hops('ssh:a|sudo:'), null).hint).toContain("'ssh:a|sudo:root@a'")
})
