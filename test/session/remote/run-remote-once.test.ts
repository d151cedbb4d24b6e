import { existsSync, readdirSync } from 'node:fs'
import { userInfo } from 'node:os'

import { afterAll, beforeAll, expect, onTestFinished, test, vi } from 'vitest'

import { parseRemoteName } from '../../../src/remote/parse-remote-name.ts'
import type { RemotePlace } from '../../../src/remote/remote-place.ts'
import { bash } from '../../../src/session/languages/bash.ts'
import type { Language } from '../../../src/session/languages/language.ts'
import { languages } from '../../../src/session/languages/languages.ts'
import { dash } from '../../../src/session/languages/sh.ts'
import type { Output } from '../../../src/session/output.ts'
import { RemoteHosts } from '../../../src/session/remote/remote-hosts.ts'
import type { RemoteOnceRun } from '../../../src/session/remote/remote-once-run.ts'
import { runRemoteOnce } from '../../../src/session/remote/run-remote-once.ts'
import { isRunning } from '../is-running.ts'
import { workspaceForTest } from '../open-for-test.ts'
import { startSshd, type TestSshd } from './start-sshd.ts'

const fish = languages.get('fish') as Language

vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 })

let sshd: TestSshd
beforeAll(async () => {
  sshd = await startSshd()
})
afterAll(() => sshd.stop())

const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString()

function hostsForTest(): RemoteHosts {
  const env = { PATH: process.env['PATH'] ?? '' }
  const hosts = new RemoteHosts({ sshConfig: sshd.config, env })
  onTestFinished(() => hosts.close())
  return hosts
}

function once(script: string, options: Partial<RemoteOnceRun> = {}): Promise<Output> {
  return runRemoteOnce({
    hosts: options.hosts ?? hostsForTest(),
    place: parseRemoteName('/ssh:web1:/tmp') as RemotePlace,
    mkdirp: false,
    env: {},
    outputBytes: 1 << 20,
    language: bash,
    script,
    file: null,
    timeoutMs: 20_000,
    onOutput: () => undefined,
    signal: new AbortController().signal,
    ...options,
  })
}

test('a remote script runs there, and not here', async () => {
  const { stdout } = await once('echo "$FROM_SSHD ${SSH_CONNECTION%% *}"')
  expect(text(stdout)).toBe('yes 127.0.0.1\n')
})

test('remote output comes as it is, byte by byte', async () => {
  const { stdout } = await once(String.raw`printf '\xff\x00\r\n\e]7337;x\a\n\n'`)
  expect(Buffer.from(stdout)).toEqual(Buffer.from('\xff\x00\r\n\x1b]7337;x\x07\n\n', 'latin1'))
})

test('a megabyte of remote output comes whole', async () => {
  const { stdout } = await once('head -c 1000000 /dev/zero | tr "\\0" x')
  expect(stdout.length).toBe(1_000_000)
})

test('remote stdout and stderr stay apart', async () => {
  const { stdout, stderr } = await once('echo out; echo err >&2')
  expect([text(stdout), text(stderr)]).toEqual(['out\n', 'err\n'])
})

test.each([0, 7, 255])('the remote exit status %i comes back', async (status) => {
  expect(await once(`exit ${status}`)).toMatchObject({ exitCode: status, ended: 'completed' })
})

test('the signal that ended a remote shell comes back, without a word of our own', async () => {
  const output = await once('kill -9 $$')
  expect([output.exitCode, output.signal, text(output.stderr)]).toEqual([137, 'SIGKILL', ''])
})

test('the remote script is the standard input of its shell', async () => {
  expect(text((await once('read line\nthe line\necho "[$line]"')).stdout)).toBe('[the line]\n')
})

test('a remote script file gets words and input', async () => {
  const file = { shebang: '', words: `'a b' -c`, input: 'in\n', padline: true, mixed: false }
  expect(text((await once('echo "$1|$2"; cat', { file })).stdout)).toBe('a b|-c\nin\n')
})

const plainFile = { shebang: '', words: '', input: '', padline: true, mixed: false }

test.each([
  { padline: true, lines: '\n\ncat' },
  { padline: false, lines: '\ncat' },
])(
  'with padline $padline a remote script file is what a local one is',
  async ({ padline, lines }) => {
    const shebang = '#!/bin/sh'
    const { stdout } = await once('cat "$0"', { file: { ...plainFile, shebang, padline } })
    expect(text(stdout)).toBe(`#!/bin/sh${lines} "$0"`)
  },
)

test('what a remote script file says on standard error is part of its output where that is asked for', async () => {
  const file = { ...plainFile, mixed: true }
  const { stdout, stderr } = await once('echo out; echo err >&2', { file })
  expect([text(stdout), text(stderr)]).toEqual(['out\nerr\n', ''])
})

test('a remote script file starts with its own first line', async () => {
  const file = { shebang: '#!/bin/cat', words: '', input: '', padline: true, mixed: false }
  expect(text((await once('the text', { file })).stdout)).toBe('#!/bin/cat\n\nthe text')
})

test('a script of a megabyte arrives whole', async () => {
  const script = `${'# comment\n'.repeat(100_000)}echo end`
  expect(text((await once(script)).stdout)).toBe('end\n')
})

test.each([dash, fish])('$name runs remotely too', async (language) => {
  expect(text((await once('echo hi', { language })).stdout)).toBe('hi\n')
})

test('variables reach the remote script with their values as they are', async () => {
  const value = `a'b "c" $d \\ \n!`
  expect(text((await once('printf %s "$V"', { env: { V: value } })).stdout)).toBe(value)
})

test.each([
  ['/ssh:web1:/usr/bin', '/usr/bin'],
  ['/ssh:web1:', userInfo().homedir],
])('%s starts in its directory', async (name, directory) => {
  const place = parseRemoteName(name) as RemotePlace
  expect(text((await once('pwd', { place })).stdout)).toBe(`${directory}\n`)
})

test('a remote directory with odd characters is made when that was asked for', async () => {
  const directory = `${workspaceForTest()}/it's "$x" \`y\``
  const place = parseRemoteName(`/ssh:web1:${directory}`) as RemotePlace
  expect(text((await once('pwd', { place, mkdirp: true })).stdout)).toBe(`${directory}\n`)
})

test('a remote directory that is missing fails the block', async () => {
  const place = parseRemoteName('/ssh:web1:/no/such') as RemotePlace
  await expect(once('true', { place })).rejects.toMatchObject({
    code: 'E_REMOTE',
    message: 'ssh:web1: there is no directory /no/such',
  })
})

test('a shell that the remote host lacks fails the block', async () => {
  const language = { ...bash, program: 'no-such-shell' }
  await expect(once('true', { language })).rejects.toThrow('no-such-shell is not installed')
})

test('a host with an unknown key is not contacted further', async () => {
  const place = parseRemoteName('/ssh:stranger:/tmp') as RemotePlace
  await expect(once('true', { place })).rejects.toMatchObject({
    code: 'E_REMOTE',
    message: expect.stringContaining('Host key verification failed') as string,
    hint: expect.stringContaining('fingerprint') as string,
  })
})

test('a remote script that takes too long is interrupted first', async () => {
  const script = "trap 'echo interrupted; exit 3' INT; echo begin; sleep 1000"
  const output = await once(script, { timeoutMs: 3000 })
  expect([output.ended, output.exitCode, text(output.stdout)]).toEqual([
    'timed-out',
    3,
    'begin\ninterrupted\n',
  ])
})

test('a remote script that ignores signals is killed, with its children in other groups', async () => {
  const script = "trap '' INT TERM; set -m; (trap '' INT TERM; sleep 61357) & sleep 61358"
  const { ended } = await once(script, { timeoutMs: 2000 })
  expect([ended, isRunning('61357'), isRunning('61358')]).toEqual(['timed-out', false, false])
})

test('what a remote script leaves behind in its group is killed at its end', async () => {
  await once('sleep 61359 &')
  expect(isRunning('61359')).toBe(false)
})

test('an aborted remote script is cancelled and killed', async () => {
  const abort = new AbortController()
  const { ended } = await once('echo go; sleep 61360', {
    signal: abort.signal,
    onOutput: () => abort.abort(),
  })
  expect([ended, isRunning('61360')]).toEqual(['cancelled', false])
})

test('a remote script that writes too much is stopped', async () => {
  expect((await once('yes', { outputBytes: 100_000 })).ended).toBe('output-limit')
})

test('a remote process that went to a session of its own does not hold the run up', async () => {
  const { ended } = await once('setsid sleep 5 & echo end')
  expect(ended).toBe('completed')
})

test('nothing stays in the temporary directory of the remote host', async () => {
  const { stdout } = await once('echo $0', {
    file: { shebang: '', words: '', input: '', padline: true, mixed: false },
  })
  const script = text(stdout).trim()
  expect([script.startsWith('/tmp/runbook-'), existsSync(script.replace(/\/[^/]*$/, ''))]).toEqual([
    true,
    false,
  ])
})

test('the remote directory of a script is closed to others', async () => {
  const { stdout } = await once('stat -c %a "${0%/*}" "$0"', {
    file: { shebang: '', words: '', input: '', padline: true, mixed: false },
  })
  expect(text(stdout)).toBe('700\n700\n')
})

test('the umask of the remote account is the one of the script', async () => {
  expect(text((await once('umask')).stdout)).not.toBe('0077\n')
})

test('the scripts of a run share one connection, also when they come at once', async () => {
  const before = sshd.logins()
  const hosts = hostsForTest()
  await Promise.all(['1', '2', '3'].map((word) => once(`echo ${word}`, { hosts })))
  expect(sshd.logins() - before).toBe(1)
})

test('a hop behind a hop is reached through it', async () => {
  const before = sshd.logins()
  const place = parseRemoteName('/ssh:web1|ssh:web2:/usr') as RemotePlace
  const { stdout } = await once('pwd', { place })
  expect([text(stdout), sshd.logins() - before]).toEqual(['/usr\n', 2])
})

test('the remote side gets no agent, and the configuration no command of its own', async () => {
  const hosts = new RemoteHosts({
    sshConfig: sshd.config,
    env: { PATH: process.env['PATH'] ?? '', SSH_AUTH_SOCK: '/nonexistent/agent' },
  })
  onTestFinished(() => hosts.close())
  const { stdout } = await once('echo "[$SSH_AUTH_SOCK]"', { hosts })
  const made = readdirSync(sshd.config.replace(/\/[^/]*$/, ''))
  expect([text(stdout), made.includes('local-command')]).toEqual(['[]\n', false])
})

test('closing the hosts ends the connection', async () => {
  const hosts = hostsForTest()
  await once('true', { hosts })
  const ran = isRunning(sshd.config)
  await hosts.close()
  expect([ran, isRunning(sshd.config)]).toEqual([true, false])
})
