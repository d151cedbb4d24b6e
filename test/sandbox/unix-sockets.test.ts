import { chmodSync, existsSync, mkdirSync, readdirSync, rmSync, symlinkSync } from 'node:fs'
import { createServer, type Server } from 'node:net'
import { join } from 'node:path'

import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'

import { foreignSockets } from '../../src/sandbox/foreign-sockets.ts'
import { defaultPolicy, type Policy } from '../../src/sandbox/policy.ts'
import { isRoot, makePlace, own, type Place, runInside, type User, users } from './run-inside.ts'

// Every test starts processes, on a host that may be busy.
vi.setConfig({ testTimeout: 30_000 })

/** Where servers of the host listen: in the workspace, and in directories that were granted or not. */
const places = ['workspace', 'workspace/deep/down', 'workspace/.git', 'read', 'write', 'outside']
const abstract = `\0runbook-test-${process.pid}`

interface Fixture extends Place {
  readonly policy: Partial<Policy> & { readonly workspace: string }
  close(): void
}

/** A place with servers of the host in it, and a policy that lets programs inside have Unix sockets. */
async function makeFixture(user: User): Promise<Fixture> {
  const place = makePlace(user)
  const { base, workspace } = place
  const servers: Server[] = []
  for (const path of [...places.map((name) => join(base, name, 's')), abstract]) {
    if (path !== abstract) mkdirSync(join(path, '..'), { recursive: true })
    const server = createServer()
    // oxlint-disable-next-line no-await-in-loop -- a few
    await new Promise<void>((resolve) => server.listen(path, resolve))
    servers.push(server)
  }
  for (const path of places.flatMap((name) => [join(base, name), join(base, name, 's')])) {
    own(path, user)
    chmodSync(path, 0o777)
  }
  own(join(workspace, 'deep'), user)
  symlinkSync(join(place.outside, 's'), join(workspace, 'link'))
  const grants = { workspace, read: [join(base, 'read')], write: [join(base, 'write')] }
  const close = (): void => {
    for (const server of servers) server.close()
    rmSync(base, { recursive: true, force: true })
  }
  return { ...place, policy: sockets(grants), close }
}

function sockets(policy: Partial<Policy> & { readonly workspace: string }) {
  const full: Policy = { ...defaultPolicy(policy), ...policy, network: 'sockets' }
  return { ...full, covered: foreignSockets(full) }
}

const connect = (path: string): string =>
  `python3 -c "import socket;s=socket.socket(socket.AF_UNIX);s.connect('${path}');print('REACHED')"`

/** Ways to a server of the host; `says` must be in what the script prints, and none may get there. */
const escapes: readonly { title: string; script: string; says: RegExp }[] = [
  {
    title: 'an abstract socket',
    script: connect(abstract.replace('\0', '\\0')),
    says: /Connection refused/u,
  },
  { title: 'a socket in the workspace', script: connect('s'), says: /Connection refused/u },
  { title: 'a socket deep in it', script: connect('deep/down/s'), says: /Connection refused/u },
  { title: 'a socket in its repository', script: connect('.git/s'), says: /Connection refused/u },
  {
    title: 'a socket below a path granted to be read',
    script: connect('../read/s'),
    says: /Connection refused/u,
  },
  {
    title: 'a socket below a path granted to be written',
    script: connect('../write/s'),
    says: /Connection refused/u,
  },
  { title: 'a socket outside', script: connect('../outside/s'), says: /No such file/u },
  { title: 'a socket outside through a link', script: connect('link'), says: /No such file/u },
  {
    title: 'a socket in the workspace by another name',
    script: `mv s t; ${connect('t')}`,
    says: /busy/u,
  },
  {
    title: 'a socket in the workspace by a second name',
    script: `ln s t; ${connect('t')}`,
    says: /cross-device/u,
  },
  {
    title: 'a socket in the workspace from under its cover',
    script: `rm s; ${connect('s')}`,
    says: /busy/u,
  },
  {
    title: 'a socket in a directory that was renamed',
    script: `mv deep other; ${connect('other/down/s')}`,
    says: /busy/u,
  },
  {
    title: 'the host by a socket of a virtual machine',
    script: 'python3 -c "import socket;socket.socket(40)"',
    says: /Address family not supported/u,
  },
]

for (const { user, needsRoot } of users) {
  describe.skipIf(needsRoot && !isRoot)(`as ${user}${needsRoot ? ' (needs root)' : ''}`, () => {
    let fixture: Fixture
    beforeAll(async () => {
      fixture = await makeFixture(user)
    })
    afterAll(() => fixture.close())

    test.each(escapes)('with Unix sockets a script does not reach $title', ({ script, says }) => {
      const ran = runInside(user, script, fixture.policy)
      expect(ran.text).toMatch(says)
      expect(ran.text).not.toContain('REACHED')
    })

    test.each(['/tmp', '$HOME', '$PWD', '../write'])(
      'with Unix sockets programs inside reach each other in %s',
      (directory) => {
        const script = `cd ${directory} && python3 -c "import socket as n
s=n.socket(n.AF_UNIX); s.bind('own'); s.listen(); c=n.socket(n.AF_UNIX); c.connect('own')
s.accept()[0].send(b'reached'); print(c.recv(9))"; rm own`
        expect(runInside(user, script, fixture.policy).text).toBe("b'reached'\n")
      },
    )

    test.each(['read', 'write'] as const)(
      'a socket of the host that was granted by its own path is reached, to %s',
      (access) => {
        const path = join(fixture.workspace, 's')
        const policy = sockets({ workspace: fixture.workspace, [access]: [path] })
        expect(runInside(user, connect(path), policy).text).toContain('REACHED')
      },
    )

    test('a run with Unix sockets leaves no file behind where a socket of the host was', () => {
      const place = makePlace(user)
      const gone = { path: join(place.workspace, 'gone'), directory: false }
      runInside(user, 'true', { ...place, network: 'sockets', covered: [gone] })
      expect(readdirSync(place.workspace)).toEqual([])
      rmSync(place.base, { recursive: true })
    })

    test('a run with Unix sockets leaves the sockets of the host as they were', () => {
      runInside(user, 'rm -rf deep s; true', fixture.policy)
      expect(existsSync(join(fixture.workspace, 'deep/down/s'))).toBe(true)
    })
  })
}

test.skipIf(isRoot)('a directory that cannot be read is covered as a whole', () => {
  const { base, workspace } = makePlace('user')
  const path = join(workspace, 'closed')
  mkdirSync(path, { mode: 0o300 })
  const found = foreignSockets({ workspace, read: [], write: [] })
  chmodSync(path, 0o700)
  rmSync(base, { recursive: true })
  expect(found).toContainEqual({ path, directory: true })
})

test('a directory whose name no sandbox can be told is refused', () => {
  const { base, workspace } = makePlace('user')
  mkdirSync(Buffer.concat([Buffer.from(`${workspace}/`), Buffer.from([0xff])]))
  expect(() => foreignSockets({ workspace, read: [], write: [] })).toThrow(
    expect.objectContaining({ code: 'E_REFUSED' }),
  )
  rmSync(base, { recursive: true })
})
