import { existsSync, mkdirSync, mkdtempSync, readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { expect, onTestFinished, test, vi } from 'vitest'

import { defaultPolicy } from '../../src/sandbox/policy.ts'
import { ensurePrivateRoot } from '../../src/sandbox/private-directory.ts'
import { bash } from '../../src/session/languages/bash.ts'
import type { Language } from '../../src/session/languages/language.ts'
import { languages } from '../../src/session/languages/languages.ts'
import { openSession } from '../../src/session/open-session.ts'
import { outputText } from '../../src/session/output-text.ts'
import { isRunning } from './is-running.ts'
import { openForTest, run, show, workspaceForTest } from './open-for-test.ts'

const zsh = languages.get('zsh') as Language

// Every test starts processes, on a host that may be busy.
vi.setConfig({ testTimeout: 30_000 })

const stubborn = `bash -c 'trap "" INT TERM; while :; do sleep 1; done'`

test('run() stops a command at its time limit', async () => {
  const output = await run(await openForTest(), 'sleep 60', { timeoutMs: 100 })
  expect(output).toMatchObject({ ended: 'timed-out', exitCode: 130 })
})

test('run() keeps the session after a command that ran out of time', async () => {
  const session = await openForTest()
  await run(session, 'a=1; sleep 60', { timeoutMs: 100 })
  expect(await show(session, 'echo $a')).toBe('1\n')
})

test('run() stops a loop of the shell itself at its time limit', async () => {
  const session = await openForTest()
  const output = await run(session, 'while :; do :; done', { timeoutMs: 100 })
  expect(output).toMatchObject({ ended: 'timed-out', exitCode: 130 })
  expect(session.alive).toBe(true)
})

test('run() kills a command that ignores signals', async () => {
  const session = await openForTest()
  const output = await run(session, stubborn, { timeoutMs: 100 })
  expect(output).toMatchObject({ ended: 'timed-out', exitCode: 137 })
  expect(session.alive).toBe(true)
})

test('run() kills the session when its shell ignores the signal', async () => {
  const session = await openForTest()
  const output = await run(session, 'trap "" INT; while :; do :; done', { timeoutMs: 100 })
  expect(output).toMatchObject({ ended: 'timed-out', exitCode: 137, signal: 'SIGKILL' })
  expect(session.alive).toBe(false)
})

test('run() stops when it is cancelled', async () => {
  const controller = new AbortController()
  const session = await openForTest()
  const running = run(session, 'echo a; sleep 60', {
    signal: controller.signal,
    onOutput: () => controller.abort(),
  })
  expect(await running).toMatchObject({ ended: 'cancelled' })
})

test('run() stops at once when it was cancelled before', async () => {
  const output = await run(await openForTest(), 'sleep 60', { signal: AbortSignal.abort() })
  expect(output.ended).toBe('cancelled')
})

test('run() stops a flood at the output limit', async () => {
  const session = await openForTest((policy) => ({
    ...policy,
    limits: { ...policy.limits, outputBytes: 2 << 20 },
  }))
  const output = await run(session, 'yes')
  expect(output.ended).toBe('output-limit')
  expect(output.truncated).toBeGreaterThan(0)
})

test('run() says that the sandbox went over its memory', async () => {
  const session = await openForTest((policy) => ({
    ...policy,
    limits: { ...policy.limits, memoryBytes: 60 << 20 },
  }))
  const script = `python3 -c 'import time; b = b"x" * (100 << 20); time.sleep(60)'`
  expect(await run(session, script)).toMatchObject({ ended: 'memory-limit', exitCode: 137 })
})

test('run() ends a fork bomb', async () => {
  const session = await openForTest((policy) => ({
    ...policy,
    limits: { ...policy.limits, processes: 60 },
  }))
  const output = await run(session, 'f() { f | f & }; f; sleep 60', { timeoutMs: 10_000 })
  expect(['memory-limit', 'timed-out']).toContain(output.ended)
})

test('run() hands over output as it comes', async () => {
  const chunks: Uint8Array[] = []
  const output = await run(await openForTest(), 'echo a; sleep 0.1; echo b', {
    onOutput: (data) => chunks.push(data),
  })
  expect(Buffer.concat(chunks)).toEqual(Buffer.from(output.stdout))
})

test('run() drops output that comes between scripts', async () => {
  let done = ''
  const session = await openForTest((policy) => {
    done = join(policy.workspace, 'done')
    return policy
  })
  await run(session, '(sleep 0.1; echo late >/dev/tty; echo > done) & disown')
  await expect.poll(() => existsSync(done), { timeout: 10_000 }).toBe(true)
  expect(await show(session, 'echo a')).toBe('a\n')
})

test('run() refuses a second script at one time', async () => {
  const session = await openForTest()
  const first = run(session, 'sleep 0.2')
  await expect(run(session, 'true')).rejects.toMatchObject({ code: 'E_SESSION' })
  await first
})

test('run() refuses a script when the session has ended', async () => {
  const session = await openForTest()
  await run(session, 'exit')
  await expect(run(session, 'true')).rejects.toMatchObject({ code: 'E_SESSION' })
})

test('run() is not ended by a marker with another nonce', async () => {
  const shown = await show(await openForTest(), String.raw`printf '\e]7337;deadbeef;1\a'; echo a`)
  expect(shown).toBe('a\n')
})

test('run() is not ended by a report of another script', async () => {
  const session = await openForTest()
  const forge = 'echo "end 999 0" >/run/runbook/session/out; sleep 0.2; echo a; false'
  const output = await run(session, forge)
  expect(output).toMatchObject({ exitCode: 1 })
  expect(outputText(output.stdout)).toBe('a\n')
})

test('run() is not ended by a report alone, without its marker', async () => {
  const session = await openForTest()
  const forge = 'echo "end 1 7" >/run/runbook/session/out; sleep 0.2; echo a'
  expect(await show(session, forge)).toBe('a\n')
})

test('run() drops a report of any length', async () => {
  const session = await openForTest()
  const flood = 'head -c 1000000 /dev/zero | tr "\\0" x >/run/runbook/session/out; echo a'
  expect(await show(session, `${flood}; echo >/run/runbook/session/out`)).toBe('a\n')
})

test('run() shows the control directory to scripts as read-only', async () => {
  const plant = 'cd /run/runbook/session; ln -s ~/.bashrc 99; rm out; echo x > driver; rm script'
  const shown = await show(await openForTest(), plant)
  expect(shown.match(/Read-only file system/gu)).toHaveLength(4)
})

test('run() keeps the keyboard of the terminal closed to scripts', async () => {
  const inject = `python3 -c 'import fcntl
for c in b"echo PWNED\\n": fcntl.ioctl(open("/dev/tty"), 0x5412, bytes([c]))'`
  expect(await show(await openForTest(), inject)).toContain('Operation not permitted')
})

test('run() shows no terminal of another session', async () => {
  const first = await openForTest()
  const second = await openForTest()
  await run(first, 'true')
  expect(await show(second, 'ls -l /proc/$$/fd | grep -c ptmx')).toBe('0\n')
})

test('close() leaves no process behind, not even a daemon', async () => {
  const session = await openForTest()
  const word = `98${process.pid}`
  await run(session, `setsid nohup sleep ${word} >/dev/null 2>&1 & disown; sleep 0.1`)
  expect(isRunning(word)).toBe(true)
  await session.close()
  await expect.poll(() => isRunning(word)).toBe(false)
})

test('close() ends a script that is running', async () => {
  const session = await openForTest()
  const running = run(session, 'sleep 60')
  await session.close()
  expect((await running).ended).toBe('cancelled')
})

test('close() removes the control directory', async () => {
  // Other runs of this user make and remove directories where they usually are.
  vi.stubEnv('TMPDIR', mkdtempSync(join(tmpdir(), 'runbook-close-')))
  onTestFinished(() => void vi.unstubAllEnvs())
  const session = await openForTest()
  const made = readdirSync(ensurePrivateRoot()).length
  await session.close()
  expect([made, readdirSync(ensurePrivateRoot())]).toEqual([1, []])
})

test('close() may be called twice', async () => {
  const session = await openForTest()
  await session.close()
  await expect(session.close()).resolves.toBeUndefined()
})

test('openSession() says what the sandbox said when it does not start', async () => {
  const workspace = workspaceForTest()
  const opening = openSession({
    language: bash,
    policy: defaultPolicy({ workspace }),
    cwd: '/no/such/directory',
    cols: 80,
    rows: 24,
  })
  await expect(opening).rejects.toMatchObject({
    code: 'E_SESSION',
    message: expect.stringContaining('/no/such/directory') as string,
  })
})

test.each(['bubblewrap', 'none'] as const)(
  'openSession() works where the path of TMPDIR has spaces and quotes, with backend %s',
  async (backend) => {
    const odd = join(workspaceForTest(), `it's "odd" $HOME`)
    mkdirSync(odd)
    vi.stubEnv('TMPDIR', odd)
    onTestFinished(() => void vi.unstubAllEnvs())
    const session = await openForTest((policy) => ({ ...policy, backend }))
    expect(await show(session, 'echo a')).toBe('a\n')
  },
)

test('openSession() refuses a language without sessions', async () => {
  const workspace = workspaceForTest()
  const policy = defaultPolicy({ workspace })
  const opening = openSession({ language: zsh, policy, cwd: workspace, cols: 80, rows: 24 })
  await expect(opening).rejects.toMatchObject({ code: 'E_SESSION' })
})
