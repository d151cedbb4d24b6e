import { describe, expect, test, vi } from 'vitest'

import { type Policy, defaultPolicy, withoutSandbox } from '../../src/sandbox/policy.ts'
import { bash } from '../../src/session/languages/bash.ts'
import type { Language } from '../../src/session/languages/language.ts'
import { languages } from '../../src/session/languages/languages.ts'
import type { OnceRun } from '../../src/session/once-run.ts'
import type { Output } from '../../src/session/output.ts'
import { runOnce } from '../../src/session/run-once.ts'
import { onceForTest } from './once-for-test.ts'
import { workspaceForTest } from './open-for-test.ts'
import { serversForTest, shared } from './servers-for-test.ts'

// Every test starts processes, on a host that may be busy.
vi.setConfig({ testTimeout: 30_000 })

type Change = (policy: Policy) => Policy
type Run = (run: OnceRun) => Promise<Output>

const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString()

function once(
  script: string,
  change: Change,
  options: Partial<OnceRun> = {},
  run: Run = runOnce,
): Promise<Output> {
  const policy = change(defaultPolicy({ workspace: workspaceForTest() }))
  return run({ ...onceForTest(policy, script), ...options })
}

// Every way to run a script, which must all be the same to it.
const ways: readonly (readonly [string, Change, Run])[] = [
  ['runOnce() in the sandbox', (policy) => policy, runOnce],
  ['runOnce() without a sandbox', withoutSandbox, runOnce],
  ['ShellServers', shared, (run) => serversForTest().run(run)],
  ['ShellServers, second script,', shared, afterAnother],
  ['ShellServers without a sandbox', withoutSandbox, (run) => serversForTest().run(run)],
]

async function afterAnother(run: OnceRun): Promise<Output> {
  const servers = serversForTest()
  const { signal } = new AbortController()
  const first = { file: null, script: 'echo first', onOutput: () => undefined, signal }
  await servers.run({ ...run, ...first, timeoutMs: 15_000, cwd: '/' })
  return servers.run(run)
}

/** A time limit, in milliseconds, before which a script has begun also where other processes are busy. */
const timeoutMs = 1500

describe.each(ways)('%s', (_, change, way) => {
  const start = (script: string, how: Change, options: Partial<OnceRun> = {}): Promise<Output> =>
    once(script, how, options, way)

  test('hands over the bytes as they are', async () => {
    const { stdout } = await start(String.raw`printf '\xff\x00\r\n\n'`, change)
    expect([...stdout]).toEqual([0xff, 0, 13, 10, 10])
  })

  test('keeps stdout and stderr apart', async () => {
    const { stdout, stderr } = await start('echo out; echo err >&2', change)
    expect([text(stdout), text(stderr)]).toEqual(['out\n', 'err\n'])
  })

  test('says the status', async () => {
    expect(await start('exit 7', change)).toMatchObject({ exitCode: 7, ended: 'completed' })
  })

  test('says which signal ended the shell', async () => {
    expect(await start('kill -9 $$', change)).toMatchObject({ exitCode: 137, signal: 'SIGKILL' })
  })

  test('gives the script itself as standard input', async () => {
    const { stdout } = await start('read line\nthe line\necho "[$line]"', change)
    expect(text(stdout)).toBe('[the line]\n')
  })

  test('gives the input as standard input when there is one', async () => {
    const { stdout } = await start('cat; echo end', change, {
      file: { shebang: '', words: '', input: 'in\n', padline: true, mixed: false },
    })
    expect(text(stdout)).toBe('in\nend\n')
  })

  test('gives arguments', async () => {
    const { stdout } = await start('echo "$1|$2"', change, {
      file: { shebang: '', words: "'a b' -c", input: '', padline: true, mixed: false },
    })
    expect(text(stdout)).toBe('a b|-c\n')
  })

  test('starts in the directory that it is told', async () => {
    const { stdout } = await start('pwd', change, { cwd: '/usr' })
    expect(text(stdout)).toBe('/usr\n')
  })

  test('does not mind a script that leaves its input unread', async () => {
    const input = Buffer.alloc(1 << 20)
    const file = { shebang: '', words: '', input, padline: true, mixed: false }
    expect(await start('exit 3', change, { file })).toMatchObject({ exitCode: 3 })
  })

  test('stops at the time limit', async () => {
    const output = await start('echo a; sleep 60; echo b', change, { timeoutMs })
    expect(output).toMatchObject({ ended: 'timed-out' })
    expect(text(output.stdout)).toBe('a\n')
  })

  test('kills a script that ignores signals', async () => {
    const script = 'trap "" INT TERM; while :; do sleep 1; done'
    const output = await start(script, change, { timeoutMs })
    expect(output).toMatchObject({ ended: 'timed-out', exitCode: 137 })
  })

  test('lets a script clean up after itself at the time limit', async () => {
    // It may be told a second time before a busy machine lets it answer the first.
    const script = 'trap "echo bye; exit 9" INT TERM; while :; do sleep 0.1; done'
    const output = await start(script, change, { timeoutMs })
    expect([output.ended, output.exitCode, text(output.stdout)]).toEqual(['timed-out', 9, 'bye\n'])
  })

  test('stops when it is cancelled', async () => {
    const controller = new AbortController()
    const output = await start('echo a; sleep 60', change, {
      signal: controller.signal,
      onOutput: () => controller.abort(),
    })
    expect(output.ended).toBe('cancelled')
  })

  test('stops a flood at the output limit', async () => {
    const small: Change = (policy) => {
      const changed = change(policy)
      return { ...changed, limits: { ...changed.limits, outputBytes: 2 << 20 } }
    }
    const output = await start('yes', small)
    expect(output.ended).toBe('output-limit')
    expect(output.truncated).toBeGreaterThan(0)
  })

  test('does not wait for what the script leaves behind', async () => {
    const output = await start('sleep 600 & echo a', change, { timeoutMs: 10_000 })
    expect(output).toMatchObject({ ended: 'completed', exitCode: 0 })
  })

  test('hands over output as it comes, by stream', async () => {
    const seen: string[] = []
    await start('echo a; sleep 0.1; echo b >&2', change, {
      onOutput: (data, stream) => seen.push(`${stream}: ${text(data)}`),
    })
    expect(seen).toEqual(['stdout: a\n', 'stderr: b\n'])
  })
})

test('runOnce() says that a language is not installed', async () => {
  const none: Language = { ...bash, program: 'no-such-shell' }
  await expect(once('true', (policy) => policy, { language: none })).rejects.toMatchObject({
    code: 'E_PROGRAM_MISSING',
  })
})

test('runOnce() says that a process cannot be started', async () => {
  await expect(once('true', withoutSandbox, { cwd: '/no/such/place' })).rejects.toMatchObject({
    code: 'E_SESSION',
  })
})

test('runOnce() says that the memory limit was passed', async () => {
  const small: Change = (policy) => ({
    ...policy,
    limits: { ...policy.limits, memoryBytes: 60 << 20 },
  })
  const script = `python3 -c 'import time; b = b"x" * (100 << 20); time.sleep(60)'`
  expect(await once(script, small)).toMatchObject({ ended: 'memory-limit' })
})

test.each(['sh', 'dash', 'zsh', 'fish'])('runOnce() runs %s', async (name) => {
  const language = languages.get(name) ?? bash
  const { stdout, stderr } = await once('echo a | tr a b', (policy) => policy, { language })
  expect({ out: text(stdout), err: text(stderr) }).toEqual({ out: 'b\n', err: '' })
})

test('runOnce() without a sandbox ends with its shell, whoever keeps the pipes', async () => {
  const started =
    "setsid sh -c 'echo $$ >pid; exec sleep 100' & until [ -s pid ]; do sleep 0.01; done"
  const { ended, stdout } = await once(`${started}; cat pid`, withoutSandbox)
  process.kill(Number(text(stdout)))
  expect(ended).toBe('completed')
})
