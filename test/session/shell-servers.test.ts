import { describe, expect, test, vi } from 'vitest'

import { defaultPolicy } from '../../src/sandbox/policy.ts'
import { bash } from '../../src/session/languages/bash.ts'
import { languages } from '../../src/session/languages/languages.ts'
import type { Output } from '../../src/session/output.ts'
import { runOnce } from '../../src/session/run-once.ts'
import { isRunning } from './is-running.ts'
import { onceForTest, sharing } from './once-for-test.ts'
import { workspaceForTest } from './open-for-test.ts'
import { serversForTest, shared } from './servers-for-test.ts'

// Every test starts processes, on a host that may be busy.
vi.setConfig({ testTimeout: 30_000 })

type Start = ReturnType<typeof sharing>

const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString()
const show = async (output: Promise<Output>): Promise<string> => text((await output).stdout)

// The first process of a script is number 2 in a sandbox of its own, and a later one in a used sandbox.
const isUsed = async (start: Start): Promise<boolean> => (await show(start('echo $$'))) !== '2\n'

test('ShellServers.run() uses the sandbox again of a script that left nothing behind', async () => {
  const start = sharing()
  await start('echo x >file; sleep 0.01; grep -q x <file | cat')
  expect(await isUsed(start)).toBe(true)
})

describe('a second script finds what it would find in a sandbox of its own', () => {
  test.each([
    ['environment', 'env | sort'],
    ['directory', 'pwd; pwd -P; readlink /proc/self/cwd'],
    ['name and options', 'echo "$0 $- $#"; tr "\\0" " " </proc/$$/cmdline'],
    ['limits', 'ulimit -a; umask'],
    ['signals', 'grep Sig[BI] /proc/self/status'],
    ['ids', 'id; echo $PPID; ps -o pgid=,sid=,tty=,ni= -p $$'],
    ['descriptors', 'for f in /proc/$$/fd/*; do echo ${f##*/}; done'],
    ['temporary files in memory', 'ls -A /dev/shm'],
  ])('%s', async (_, script) => {
    const start = sharing()
    await start('cd /; umask 077; ulimit -n 50; export A=b; trap "" INT; set -m')
    const policy = defaultPolicy({ workspace: workspaceForTest() })
    const second = await show(start(script, { cwd: '/usr/bin' }))
    const alone = await show(runOnce({ ...onceForTest(policy, script), cwd: '/usr/bin' }))
    expect(second.replaceAll('\t', ' ')).toBe(alone.replaceAll('\t', ' '))
  })
})

describe('a later script finds nothing of what an earlier one left', () => {
  const timeWait =
    'import socket as s;l=s.create_server(("127.0.0.1",7777));c=s.create_connection(("127.0.0.1",7777));a=l.accept()[0];a.close();c.recv(1);c.close()'
  test.each([
    ['limits', 'prlimit --pid 1 --nofile=64', 'ulimit -n'],
    ['priority', 'renice -n 5 -p 1', 'nice'],
    ['processors', 'taskset -p 1 1', 'taskset -p $$ | sed "s/.*mask//"'],
    [
      'readiness to die',
      '! id -u | grep -qx 0 || echo 500 >/proc/1/oom_score_adj',
      'cat /proc/$$/oom_score_adj',
    ],
    ['scheduling', 'chrt --idle -p 0 1', 'chrt -p $$ | sed "s/.*current//"'],
    ['files in memory', 'echo x >/dev/shm/.x', 'ls -A /dev/shm'],
    ['objects of System V IPC', 'ipcmk -Q; ipcmk -S 1; ipcmk -M 10', 'ipcs'],
    ['connections', `python3 -c '${timeWait}'`, 'grep -c . /proc/net/tcp'],
    ['processes', 'setsid sleep 60 & sleep 0.1', 'pgrep sleep'],
    ['flags of its streams', nonBlocking(), 'grep flags /proc/self/fdinfo/1'],
  ])('%s', async (_, leave, look) => {
    const start = sharing()
    const before = await show(start(look))
    expect(await start(leave)).toMatchObject({ exitCode: 0 })
    expect(await show(start(look))).toBe(before)
  })
})

function nonBlocking(): string {
  return "python3 -c 'import os; os.set_blocking(1, False); os.set_blocking(2, False)'"
}

test.each([
  ['a daemon', 'WORD=1; setsid nohup sleep NUMBER >/dev/null 2>&1 </dev/null & disown'],
  ['a daemon of a daemon', '(setsid sh -c "(setsid sleep NUMBER &) &" &) & sleep 0.2'],
  ['one that ignores signals', 'sh -c "trap : HUP TERM INT; sleep NUMBER; sleep NUMBER" &'],
])('ShellServers.run() lets nothing live on after a script: %s', async (_, script) => {
  const number = `98${Math.floor(Math.random() * 1e6)}`
  const start = sharing()
  await start(script.replaceAll('NUMBER', number))
  await expect.poll(() => isRunning(number)).toBe(false)
})

test('ShellServers.run() has no output that a process wrote after the shell had ended', async () => {
  const start = sharing()
  const first = await show(start('(sleep 0.3; echo late) & echo now'))
  const second = await show(start('sleep 0.4; echo second'))
  expect([first, second]).toEqual(['now\n', 'second\n'])
})

test('ShellServers.run() has all output of processes that the script waited for', async () => {
  const start = sharing()
  const output = await show(start('for i in {1..20}; do (echo $i) & done; wait'))
  expect(output.split('\n').toSorted()).toEqual(['', ...range(20)].toSorted())
})

function range(count: number): string[] {
  return Array.from({ length: count }, (_, index) => String(index + 1))
}

test('ShellServers.run() takes a script that closes its streams', async () => {
  const start = sharing()
  const first = await start('exec 0<&- 1>&- 2>&-; sleep 0.1; exit 5')
  expect([first.exitCode, await show(start('echo next'))]).toEqual([5, 'next\n'])
})

test('ShellServers.run() takes scripts that leave their output unread for a while', async () => {
  const start = sharing()
  const { stdout } = await start('head -c 900000 /dev/zero')
  expect(stdout.length).toBe(900_000)
})

test('ShellServers.run() stops a flood on both streams, and runs the next script', async () => {
  const servers = serversForTest()
  const policy = shared(defaultPolicy({ workspace: workspaceForTest() }))
  const small = { ...policy, limits: { ...policy.limits, outputBytes: 1 << 20 } }
  const { ended } = await servers.run(onceForTest(small, 'yes >&2 & exec cat /dev/zero'))
  expect([ended, await show(servers.run(onceForTest(small, 'echo next')))]).toEqual([
    'output-limit',
    'next\n',
  ])
})

test('ShellServers.run() goes on after a script that had to be killed', async () => {
  const start = sharing()
  const stubborn = 'trap "" INT TERM; while :; do sleep 1; done'
  const { exitCode } = await start(stubborn, { timeoutMs: 200 })
  expect([exitCode, await show(start('echo next'))]).toEqual([137, 'next\n'])
})

test('ShellServers.run() keeps the sandbox of a script that ended in order at its time limit', async () => {
  const start = sharing()
  await start('trap "exit 9" INT; while :; do read -t 0.05 <> <(:); done', { timeoutMs: 200 })
  await start('sleep 60', { timeoutMs: 100 })
  expect(await show(start('echo next'))).toBe('next\n')
})

test('ShellServers.run() runs scripts at the same time', async () => {
  const start = sharing()
  const scripts = range(3).map((number) => show(start(`sleep 0.2; echo ${number}`)))
  expect(await Promise.all(scripts)).toEqual(['1\n', '2\n', '3\n'])
})

test('ShellServers.run() gives each policy a sandbox of its own', async () => {
  const servers = serversForTest()
  const policy = shared(defaultPolicy({ workspace: workspaceForTest() }))
  const other = { ...policy, env: { GREETING: "it's\nme" } }
  await servers.run(onceForTest(policy, 'true'))
  const seen = show(servers.run(onceForTest(other, 'echo "$GREETING"')))
  const plain = show(servers.run(onceForTest(policy, 'echo "[$GREETING]"')))
  expect([await seen, await plain]).toEqual(["it's\nme\n", '[]\n'])
})

test.each(['OPTIND', 'OLDPWD', 'UID', 'f', 'IFS', 'PATH_2'])(
  'ShellServers.run() hands over the variable %s as it is',
  async (name) => {
    const servers = serversForTest()
    const policy = shared(defaultPolicy({ workspace: workspaceForTest() }))
    const set = { ...policy, env: { [name]: 'a  b' } }
    const script = `tr '\\0' '\\n' </proc/$$/environ | grep '^${name}='`
    await servers.run(onceForTest(set, 'true'))
    expect(await show(servers.run(onceForTest(set, script)))).toBe(`${name}=a  b\n`)
  },
)

test('ShellServers.run() says that a directory is missing as the shell does', async () => {
  const { exitCode, stderr } = await sharing()('true', { cwd: '/no/such/place' })
  expect([exitCode, text(stderr)]).toEqual([1, expect.stringContaining('/no/such/place')])
})

test.each(['sh', 'dash', 'zsh', 'fish', 'ksh'])('ShellServers.run() runs %s', async (name) => {
  const start = sharing()
  const language = languages.get(name) ?? bash
  await start('true', { language })
  const { stdout, stderr } = await start('echo a | tr a b', { language })
  expect({ out: text(stdout), err: text(stderr) }).toEqual({ out: 'b\n', err: '' })
})

test('ShellServers.run() says that a language is not installed', async () => {
  const language = { ...bash, program: 'no-such-shell' }
  await expect(sharing()('true', { language })).rejects.toMatchObject({
    code: 'E_PROGRAM_MISSING',
  })
})
