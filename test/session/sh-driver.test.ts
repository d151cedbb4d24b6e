import { symlinkSync } from 'node:fs'
import { join } from 'node:path'

import { describe, expect, test, vi } from 'vitest'

import { withoutSandbox } from '../../src/sandbox/policy.ts'
import { sh } from '../../src/session/languages/sh.ts'
import type { Session } from '../../src/session/session.ts'
import { openForTest, run, show, workspaceForTest } from './open-for-test.ts'

// Every test starts processes, on a host that may be busy.
vi.setConfig({ testTimeout: 30_000 })

// What an earlier script leaves behind, and what a later one then shows.
const persisting = [
  ['the directory', 'cd /usr', 'pwd', '/usr\n'],
  ['a variable', 'a=1', 'echo $a', '1\n'],
  ['an exported variable', 'export A=1', 'env | grep ^A=', 'A=1\n'],
  ['a function', 'f() { echo "f $1"; }', 'f x', 'f x\n'],
  ['an alias', 'alias ll="echo listed"', 'll', 'listed\n'],
  ['a shell option', 'set -f', 'echo *', '*\n'],
  ['a changed IFS', 'IFS=/', 'x=a/b; echo $x', 'a b\n'],
  ['an empty PATH', 'PATH=', 'echo [$PATH]', '[]\n'],
  ['the trace', 'set -x', 'true; set +x', '+ true\n+ set +x\n'],
  ['functions named like what the driver uses', 'printf() { :; }; cat() { :; }', 'echo x', 'x\n'],
] as const

// The session goes on after each of these; its status, where every sh has the same.
const surviving = [
  ['a status', 'false', 1],
  ['a missing command', 'nosuchcommand', 127],
  ['an empty script', '', 0],
  ['a failing command in a function', 'f() { return 3; }; f', 3],
  ['break', 'echo a; break; echo b', 0],
  ['break out of every loop', 'break 9', 0],
  ['continue', 'echo a; continue; echo b', 0],
  ['return', 'return 5', null],
  ['a syntax error', 'echo a\nif; then', null],
  ['an unterminated quote', "echo 'abc", null],
  ['a failing expansion', 'echo ${x:?}; echo no', null],
  ['an unset variable', 'set -u; echo $none; echo no', null],
  ['an option that is none', 'set -o nosuchoption', null],
  ['raw terminal settings', 'stty raw -echo </dev/tty; echo', 0],
] as const

// A script that ends its shell, what it shows and the status.
const ending = [
  ['exit', 'echo a; exit 3', 'a\n', 3],
  ['exec', 'exec echo a', 'a\n', 0],
  ['set -e', 'set -e; echo a; false; echo b', 'a\n', 1],
  ['exit with a trap', 'trap "echo bye" EXIT; exit 4', 'bye\n', 4],
] as const

const opens: readonly (readonly [string, () => Promise<Session>])[] = [
  ['in the sandbox', () => openForTest((policy) => policy, sh)],
  ['without a sandbox', () => openForTest(withoutSandbox, sh)],
]

describe.each(opens)('a session of sh %s', (_, open) => {
  test.each(persisting)('keeps %s', async (_name, first, second, shown) => {
    const session = await open()
    await run(session, first)
    expect(await show(session, second)).toBe(shown)
  })

  test.each(surviving)('completes %s', async (_name, script, status) => {
    const { ended, exitCode } = await run(await open(), script)
    expect([ended, status === null ? exitCode > 0 : exitCode]).toEqual([
      'completed',
      status === null ? true : status,
    ])
  })

  test.each(surviving)('goes on after %s', async (_name, script) => {
    const session = await open()
    await run(session, script)
    await run(session, 'set +u')
    expect(await show(session, 'printf "a\\nb\\n"')).toBe('a\nb\n')
  })

  test.each(ending)('ends with %s and its status', async (_name, script, shown, status) => {
    const output = await run(await open(), script)
    expect([output.ended, output.exitCode, Buffer.from(output.stdout).toString()]).toEqual([
      'session-ended',
      status,
      shown.replaceAll('\n', '\r\n'),
    ])
  })

  for (const script of ['sleep 60', 'while :; do :; done', 'echo "$(sleep 60)"']) {
    test(`outlives a script that takes too long (${script})`, async () => {
      const session = await open()
      await run(session, 'x=1')
      await run(session, script, { timeoutMs: 300 })
      expect(await show(session, 'echo $x')).toBe('1\n')
    })
  }

  test('shows nothing of the driver', async () => {
    const session = await open()
    await run(session, 'echo ${x:?}')
    expect(await show(session, 'true')).toBe('')
  })

  test('says a failing expansion and nothing more', async () => {
    expect(await show(await open(), 'echo ${x:?gone}')).toMatch(/^.*x: gone\n$/)
  })
})

test('a session of sh goes on after a failing expansion where sh is bash', async () => {
  const programs = workspaceForTest()
  symlinkSync('/bin/bash', join(programs, 'sh'))
  const PATH = `${programs}:/usr/bin:/bin`
  const session = await openForTest(
    (policy) => ({ ...withoutSandbox(policy), env: { ...policy.env, PATH } }),
    sh,
  )
  await run(session, 'x=1; echo ${none:?}')
  await run(session, 'break 9')
  expect(await show(session, 'echo "$x ${BASH_VERSION:+bash}"')).toBe('1 bash\n')
})

test('a session of sh reads the terminal when it is told to', async () => {
  const session = await openForTest((policy) => policy, sh)
  const running = show(session, 'stty -echo; read x; echo "[$x]"', { stdin: 'tty' })
  session.write('typed\n')
  expect(await running).toContain('[typed]')
})
