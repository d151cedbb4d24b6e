import fc from 'fast-check'
import { expect, test } from 'vitest'

import { parseRemoteName } from '../../src/remote/parse-remote-name.ts'
import { remotePath } from '../../src/remote/remote-place.ts'

/** The name as it is understood: hops and path spelled out, or the reason against it; null for a local name. */
function understood(name: string): string | null {
  const read = parseRemoteName(name)
  if (read === null) return null
  return 'fault' in read ? `fault: ${read.fault}` : remotePath(read.hops, read.directory)
}

test.each([
  ['/ssh:web1:/srv', '/ssh:web1:/srv'],
  ['/ssh:deploy@web1#2222:/srv', '/ssh:deploy@web1#2222:/srv'],
  ['/ssh:[::1]#22:/p', '/ssh:[::1]#22:/p'],
  ['/ssh:web1:/a:b', '/ssh:web1:/a:b'],
  ['/ssh:web1:', '/ssh:web1:~'],
  ['/ssh:web1:~/x', '/ssh:web1:~/x'],
  ['/ssh:web1:x y', '/ssh:web1:~/x y'],
  ['/scp:web1:/p', '/ssh:web1:/p'],
  ['/sshx:web1:/p', '/ssh:web1:/p'],
  ['/sudo::/p', '/sudo:root@localhost:/p'],
  ['/sudo:db@localhost:/p', '/sudo:db@localhost:/p'],
  ['/docker:box:/p', '/docker:box:/p'],
  ['/docker:app@box:/p', '/docker:app@box:/p'],
  ['/podman:box:/p', '/podman:box:/p'],
  ['/kubernetes:main.pod-1:/p', '/kubernetes:main.pod-1:/p'],
  ['/ssh:a|ssh:b:/p', '/ssh:a|ssh:b:/p'],
  ['/ssh:a|sudo::/p', '/ssh:a|sudo:root@a:/p'],
  ['/ssh:a|docker:box:/p', '/ssh:a|docker:box:/p'],
])('%s is %s', (name, meant) => expect(understood(name)).toBe(meant))

// What Emacs 28 takes for a name of this machine, too.
test.each(['', 'sub', '/a/b', '/h:/p', '/a:b', 'ssh:h:/p', '/s/ssh:h:/p', '~/x'])(
  '"%s" is a name of this machine',
  (name) => expect(parseRemoteName(name)).toBeNull(),
)

test.each([
  ['/ssh:-oProxyCommand=x:/p', '"-oProxyCommand=x" is no plain host name'],
  ['/ssh:-l@web1:/p', '"-l" is no plain user name'],
  ['/ssh:a b:/p', '"a b" is no plain host name'],
  ['/ssh:$(x):/p', '"$(x)" is no plain host name'],
  ['/ssh:a;b:/p', '"a;b" is no plain host name'],
  ['/ssh:u%d@h:/p', '"u%d" is no plain user name'],
  ['/ssh:a@b@c:/p', '"a@b" is no plain user name'],
  ['/ssh:h#22x:/p', '"22x" is no port'],
  ['/ssh:h#0:/p', '"0" is no port'],
  ['/ssh:h#65536:/p', '"65536" is no port'],
  ['/ssh::/p', 'ssh needs a host'],
  ['/ssh:/p', 'the remote name lacks a colon before the path'],
  ['/docker:-it:/p', '"-it" is no plain host name'],
  ['/docker::/p', 'docker needs the name of a container'],
  ['/docker:box#1:/p', 'docker has no port'],
  ['/kubernetes:me@pod:/p', 'kubernetes has neither user nor port'],
  ['/sudo:root@web1:/p', 'sudo stays on its host: write "ssh:web1|sudo:root@web1"'],
  ['/ssh:a|sudo:root@b:/p', 'sudo stays on its host: write "ssh:b|sudo:root@b"'],
  ['/docker:a|ssh:b:/p', 'ssh cannot come after docker: a connection starts from here'],
])('%s is refused: %s', (name, fault) => expect(understood(name)).toBe(`fault: ${fault}`))

test('a method that is not there is named, with those that are', () => {
  expect(understood('/ftp:h:/p')).toMatch(/^fault: there is no method "ftp" \(there are: ssh, /)
})

test.each(['/ssh:h:~bob/x', '/ssh:h:/a\nb', '/ssh:h:/a\u0000'])(
  'the path of %j is refused',
  (name) => expect(understood(name)).toMatch(/^fault: the remote path/),
)

test('whatever is written, words for programs are plain and never options', () => {
  const anything = fc.string({ unit: fc.constantFrom(...Array.from('ssh:sudo|@#-[].%/ $;a1\n')) })
  fc.assert(
    fc.property(anything, (text) => {
      const read = parseRemoteName(`/ssh:${text}`)
      if (read === null || 'fault' in read) return
      for (const { user, host } of read.hops) {
        expect(`${user}@${host}`).toMatch(/^(?:[A-Za-z0-9_][\w.-]*)?@[A-Za-z0-9:][\w.:-]*$/)
      }
    }),
  )
})

test('a name is understood as itself once it was understood', () => {
  const part = fc.constantFrom(
    'ssh:a',
    'ssh:u@b#22',
    'sudo::',
    'docker:x',
    'ssh:[::1]',
    'podman:u@y',
  )
  const name = fc.tuple(
    fc.array(part, { minLength: 1, maxLength: 3 }),
    fc.constantFrom('', '/p', 'q'),
  )
  fc.assert(
    fc.property(name, ([hops, path]) => {
      const once = understood(`/${hops.join('|')}:${path}`)
      if (once !== null && !once.startsWith('fault')) expect(understood(once)).toBe(once)
    }),
  )
})
