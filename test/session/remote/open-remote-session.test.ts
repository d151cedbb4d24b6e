import { chmodSync, existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { afterAll, beforeAll, expect, onTestFinished, test, vi } from 'vitest'

import { parseRemoteName } from '../../../src/remote/parse-remote-name.ts'
import type { RemotePlace } from '../../../src/remote/remote-place.ts'
import { bash } from '../../../src/session/languages/bash.ts'
import { jsSession } from '../../../src/session/languages/js-session.ts'
import type { Driver, DriverPlace } from '../../../src/session/languages/language.ts'
import { sh } from '../../../src/session/languages/sh.ts'
import {
  openRemoteSession,
  type RemoteSessionOptions,
} from '../../../src/session/remote/open-remote-session.ts'
import { RemoteHosts } from '../../../src/session/remote/remote-hosts.ts'
import type { Session } from '../../../src/session/session.ts'
import { isRunning } from '../is-running.ts'
import { run, show, workspaceForTest } from '../open-for-test.ts'
import { sshdHasTerminals, startSshd, type TestSshd } from './start-sshd.ts'

vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 })

let sshd: TestSshd
beforeAll(async () => {
  sshd = await startSshd()
})
afterAll(() => sshd.stop())

const remoteTest = test.skipIf(!sshdHasTerminals)

async function openForTest(options: Partial<RemoteSessionOptions> = {}): Promise<Session> {
  const env = { PATH: process.env['PATH'] ?? '' }
  const hosts = new RemoteHosts({ sshConfig: sshd.config, env })
  onTestFinished(() => hosts.close())
  const session = await openRemoteSession({
    hosts,
    place: parseRemoteName('/ssh:web1:/tmp') as RemotePlace,
    mkdirp: false,
    language: bash,
    env: {},
    outputBytes: 1 << 20,
    cols: 80,
    rows: 24,
    signal: new AbortController().signal,
    ...options,
  })
  onTestFinished(() => session.close())
  return session
}

remoteTest('a remote session keeps its state there', async () => {
  const session = await openForTest()
  await run(session, 'x=5; cd /usr')
  expect(await show(session, 'echo "$x $PWD $FROM_SSHD"')).toBe('5 /usr yes\n')
})

remoteTest('a remote session of Node keeps its state there', async () => {
  const driver = (place: DriverPlace): Driver => jsSession.driver(['node'], place)
  const session = await openForTest({ language: { ...bash, program: 'node', driver } })
  await run(session, '{"code": "let x = 5"}')
  expect(await show(session, '{"code": "console.log(x, process.env.FROM_SSHD)"}')).toBe('5 yes\n')
})

remoteTest('a remote session of sh keeps its state there behind a failing expansion', async () => {
  const session = await openForTest({ language: sh })
  await run(session, 'x=5; cd /usr; echo ${none:?}')
  expect(await show(session, 'echo "$x $PWD $FROM_SSHD"')).toBe('5 /usr yes\n')
})

remoteTest('a remote session is on a terminal of the size that was asked for', async () => {
  const session = await openForTest({ cols: 93, rows: 31 })
  expect(await show(session, 'stty size </dev/tty; test -t 1 && echo terminal')).toBe(
    '31 93\nterminal\n',
  )
})

remoteTest('a remote session keeps what a script writes as it is', async () => {
  const session = await openForTest()
  const { stdout } = await run(session, String.raw`printf '\xff\x1b[31mred\x01~.\n'; printf end`)
  expect(Buffer.from(stdout).toString('latin1')).toBe('\xff\x1b[31mred\x01~.\r\nend')
})

remoteTest('a remote session takes a script of a megabyte', async () => {
  const session = await openForTest()
  expect(await show(session, `${'# comment\n'.repeat(100_000)}echo end`)).toBe('end\n')
})

remoteTest('a remote session says the status of each script', async () => {
  const session = await openForTest()
  expect([(await run(session, 'false')).exitCode, (await run(session, 'true')).exitCode]).toEqual([
    1, 0,
  ])
})

remoteTest('a remote script that ends its shell says nothing of ours', async () => {
  const session = await openForTest()
  const { ended, exitCode, stdout } = await run(session, 'echo bye; exit 4')
  expect([ended, exitCode, Buffer.from(stdout).toString()]).toEqual(['session-ended', 4, 'bye\r\n'])
})

remoteTest('a remote session outlives a script that takes too long', async () => {
  const session = await openForTest()
  const { ended } = await run(session, 'sleep 61371', { timeoutMs: 500 })
  expect([ended, isRunning('61371'), await show(session, 'echo alive')]).toEqual([
    'timed-out',
    false,
    'alive\n',
  ])
})

remoteTest('a remote session whose script ignores interrupts is killed with it', async () => {
  const session = await openForTest()
  const script = "trap '' INT TERM; while :; do sleep 61372; done"
  const { ended } = await run(session, script, { timeoutMs: 500 })
  await session.close()
  expect([ended, isRunning('61372')]).toEqual(['timed-out', false])
})

remoteTest('closing a remote session kills what it left in the background', async () => {
  const session = await openForTest()
  await run(session, 'sleep 61373 & sleep 61374 & disown')
  await session.close()
  expect([isRunning('61373'), isRunning('61374')]).toEqual([false, false])
})

remoteTest(
  'what a remote shell left in the background is killed when a script ended it',
  async () => {
    const session = await openForTest()
    await run(session, 'sleep 61375 & exit')
    await session.close()
    expect(isRunning('61375')).toBe(false)
  },
)

remoteTest('the control directory of a remote session goes with it', async () => {
  const session = await openForTest()
  const directory = (await show(session, 'echo "$__rb_dir"')).trim()
  const before = existsSync(directory)
  await session.close()
  expect([before, existsSync(directory)]).toEqual([true, false])
})

remoteTest('a remote session in a directory that is missing does not start', async () => {
  const place = parseRemoteName('/ssh:web1:/no/such') as RemotePlace
  await expect(openForTest({ place })).rejects.toMatchObject({
    code: 'E_REMOTE',
    message: expect.stringContaining('there is no directory /no/such') as string,
  })
})

// The programs below stand in for real ones: they run the command on this machine.
test.each([
  ['docker', '/docker:app@box:/usr', 'exec -it -u app box'],
  ['podman', '/podman:box:/usr', 'exec -it box'],
  ['kubectl', '/kubernetes:main.pod:/usr', 'exec -it -c main pod --'],
  ['sudo', '/sudo::/usr', '-n -H -u root --'],
])('a session runs through a stand-in for %s', async (program, name, words) => {
  const env = { PATH: `${standIn(program, words)}:${process.env['PATH'] ?? ''}` }
  const hosts = new RemoteHosts({ sshConfig: '', env })
  onTestFinished(() => hosts.close())
  const session = await openForTest({ hosts, place: parseRemoteName(name) as RemotePlace })
  expect(await show(session, 'pwd; test -t 1 && echo terminal')).toBe('/usr\nterminal\n')
})

/** A directory with a program that wants exactly these words, and runs the rest. */
function standIn(program: string, words: string): string {
  const directory = join(workspaceForTest(), 'bin')
  mkdirSync(directory)
  const count = words.split(' ').length
  const script = `#!/bin/sh\nn=${count}; given=\nwhile [ $n -gt 0 ]; do given="$given $1"; shift; n=$((n - 1)); done
case $given in " ${words}" | " ${words.replace('-it', '-i')}") exec "$@" ;; esac\necho "not asked for: $given" >&2; exit 1\n`
  writeFileSync(join(directory, program), script)
  chmodSync(join(directory, program), 0o755)
  return directory
}
