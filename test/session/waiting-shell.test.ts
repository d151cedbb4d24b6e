import { describe, expect, onTestFinished, test, vi } from 'vitest'

import { findProgram } from '../../src/sandbox/find-program.ts'
import { defaultPolicy } from '../../src/sandbox/policy.ts'
import { standardPath } from '../../src/sandbox/shell-environment.ts'
import { bash } from '../../src/session/languages/bash.ts'
import { dash } from '../../src/session/languages/sh.ts'
import type { OnceRun } from '../../src/session/once-run.ts'
import { readsAhead } from '../../src/session/reads-ahead.ts'
import { runOnce } from '../../src/session/run-once.ts'
import { ShellServer } from '../../src/session/shell-server.ts'
import { onceForTest } from './once-for-test.ts'
import { workspaceForTest } from './open-for-test.ts'
import { serversForTest, shared } from './servers-for-test.ts'

// Every test starts processes, on a host that may be busy.
vi.setConfig({ testTimeout: 30_000 })

const canWait = readsAhead('dash')

function oneRun(script: string): OnceRun {
  const policy = shared(defaultPolicy({ workspace: workspaceForTest() }))
  return { ...onceForTest(policy, script), language: dash, cwd: '/usr' }
}

/** A server in which dash waits for its script. */
async function waiting({ policy }: OnceRun): Promise<ShellServer> {
  const server = await ShellServer.open(policy, findProgram('dash', standardPath) ?? '')
  onTestFinished(() => server.close())
  server.prepare(dash)
  return server
}

async function seen(output: ReturnType<typeof runOnce>): Promise<unknown> {
  const { stdout, stderr, exitCode, ended } = await output
  return [Buffer.from(stdout).toString(), Buffer.from(stderr).toString(), exitCode, ended]
}

describe.skipIf(!canWait)('a shell that waited for its script runs it as a new one does', () => {
  test.each([
    ['its environment', 'env | sort'],
    ['its variables', 'set | sed "s/^PPID=.*/PPID/"'],
    ['its directory', 'pwd; pwd -P; readlink /proc/self/cwd; echo "$PWD $OLDPWD"'],
    ['its name and options', 'echo "$0 $- $# $?"; tr "\\0" " " </proc/$$/cmdline'],
    ['its parent', 'ps -o comm= -p $$; [ "$(ps -o pid= -p $$ | tr -d " ")" = $$ ] && echo same'],
    ['its limits', 'ulimit -a; umask'],
    ['its signals', 'trap; grep Sig[BI] /proc/self/status'],
    ['its descriptors', 'for f in /proc/$$/fd/*; do echo ${f##*/}; done'],
    [
      'its script as its input',
      'cat /dev/stdin; cat; read -r line; echo "[$line]"; test -f /dev/stdin',
    ],
    ['its status', 'exit 7'],
    [
      'the numbers of its lines',
      'no-such-program\n\nno-such-program "$LINENO"\nf() {\n no-such-program\n}\nf',
    ],
    ['a wrong first line', ')\necho on'],
    ['a wrong last line', 'echo on\n)'],
    ['a line that begins with a comment', '#!/bin/sh\necho on # off'],
    ['a quote that nothing ends', "echo 'on"],
    ['a block that nothing ends', 'if true\nthen echo on'],
    ['a here-document', 'cat <<END; echo off\non\nEND\necho on'],
    ['a backslash at its end', 'echo on\\'],
    ['a line end at its end', 'echo on\n'],
    ['no text at all', ''],
    ['a line of blanks', '\n\n   \n'],
    ['a stop at an error', 'set -eu; echo on; echo "$unset"; echo off'],
    ['a trap at its end', 'trap "echo bye" EXIT; kill -TERM $$'],
    ['an exec', 'exec echo on'],
    ['closed streams', 'exec <&- >&- 2>&-; exit 3'],
  ])('%s', async (_, script) => {
    const run = oneRun(script)
    const server = await waiting(run)
    expect(await seen(server.run(run))).toEqual(await seen(runOnce(run)))
  })
})

test.each([
  ['of another shell', { language: bash, script: 'echo "$0"' }, 'bash\n'],
  [
    'that does not fit into a pipe at once',
    { script: `echo ${'x'.repeat(9000)}` },
    `${'x'.repeat(9000)}\n`,
  ],
])('a script %s runs in a new shell where another waits', async (_, other, stdout) => {
  const run = { ...oneRun(''), ...other }
  const server = await waiting(run)
  expect(await seen(server.run(run))).toEqual([stdout, '', 0, 'completed'])
})

test('a shell that waits can be interrupted at its time limit', async () => {
  const run = { ...oneRun('sleep 60'), timeoutMs: 200 }
  const server = await waiting(run)
  expect(await seen(server.run(run))).toEqual(['', '', 130, 'timed-out'])
})

test('a shell that waits is in no sandbox where a script runs', async () => {
  const servers = serversForTest()
  const run = oneRun('for d in /proc/[0-9]*; do read -r name <$d/comm; echo "$name"; done')
  const outputs: unknown[] = []
  for (let count = 0; count < 20; count += 1) outputs.push(await seen(servers.run(run)))
  expect(new Set(outputs.map(String))).toEqual(new Set(['shell\ndash\n,,0,completed']))
})
