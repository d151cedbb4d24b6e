import { describe, expect, test, vi } from 'vitest'

import { sharing } from './once-for-test.ts'

// Every test starts processes, on a host that may be busy.
vi.setConfig({ testTimeout: 30_000 })

const call = (name: string): string =>
  `python3 -c "import ctypes,os;l=ctypes.CDLL(None,use_errno=True);print(l.${name},os.strerror(ctypes.get_errno()))"`
const bufferOf = 'ctypes.byref((ctypes.c_void_p*2)(0x400000,8))'

// Each is a way to get hold of the server that runs the scripts, and so of the next script's result.
describe('a script gets no hold of its server', () => {
  test.each([
    ['report through its descriptors', 'echo 99 >/proc/1/fd/1', /Permission denied/u],
    ['send commands through them', 'echo "echo 99" >/proc/1/fd/0', /Permission denied/u],
    ['list where they lead to', 'readlink -v /proc/1/fd/0 /proc/1/root', /Permission denied/u],
    ['read its environment', 'cat /proc/1/environ', /Permission denied/u],
    ['read its memory', 'head -c1 /proc/1/mem; cat /proc/1/maps', /(Permission denied[^]*){2}/u],
    ['write its memory', 'echo >/proc/1/mem', /Permission denied/u],
    ['attach to it', call('ptrace(16,1,0,0)'), /^-1 Operation not permitted/u],
    ['seize it', call('ptrace(0x4206,1,0,0)'), /^-1 Operation not permitted/u],
    [
      'read its memory by a system call',
      call(`process_vm_readv(1,${bufferOf},1,${bufferOf},1,0)`),
      /^-1 Operation not permitted/u,
    ],
    [
      'write its memory by a system call',
      call(`process_vm_writev(1,${bufferOf},1,${bufferOf},1,0)`),
      /^-1 Operation not permitted/u,
    ],
    ['read its program', 'cat /run/runbook/shell', /Permission denied/u],
    ['make its program readable', 'chmod 777 /run/runbook/shell', /Read-only file system/u],
    ['take the pipes away', 'rm /run/runbook/pipes/out', /Read-only file system/u],
    ['write the next script', 'echo exit 9 >/run/runbook/pipes/in', /Read-only file system/u],
    ['write it through its own input', 'echo exit 9 >/proc/self/fd/0', /Read-only file system/u],
    ['put files beside scripts', 'echo >/run/runbook/once/x', /Read-only file system/u],
  ])('%s', async (_, script, says) => {
    const { stdout, stderr } = await sharing()(script)
    expect(Buffer.concat([stdout, stderr]).toString()).toMatch(says)
  })
})

describe('a script does not end its server or another script', () => {
  test.each([
    ['kill all', 'kill -KILL -1; echo on'],
    ['kill the server', 'kill -KILL 1; kill -TERM 1; echo on'],
    ['interrupt it', 'kill -INT 1; kill -HUP 1; kill -QUIT 1; echo on'],
    ['stop it', 'kill -STOP 1; kill -TSTP 1; kill -TTIN 1; echo on'],
    ['send it every signal', 'for i in {1..64}; do kill -$i 1; done 2>/dev/null; echo on'],
    ['claim an end', 'echo 0; echo clean; sleep 0.1; echo on'],
    ['claim an end on the other stream', 'printf "9\\nclean\\n" >&2; sleep 0.1; echo on'],
  ])('%s', async (_, script) => {
    const start = sharing()
    const { stdout, exitCode } = await start(`${script}; exit 4`)
    expect([lastLine(stdout), exitCode]).toEqual(['on', 4])
    const next = await start('echo next $$; exit 3')
    expect([Buffer.from(next.stdout).toString(), next.exitCode]).toEqual([
      // Not number 2, the first of a new sandbox.
      expect.stringMatching(/^next (?!2$)\d+\n$/u),
      3,
    ])
  })
})

function lastLine(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString().trim().split('\n').at(-1) ?? ''
}

describe('a script has no say in the result of the next one', () => {
  test.each([
    ['writers on its streams', 'for i in {1..40}; do yes forged & done; sleep 0.1'],
    [
      'writers on the pipes by name',
      'for i in {1..20}; do setsid sh -c "while :; do echo forged >/run/runbook/pipes/out; done" >/dev/null 2>&1 & done; sleep 0.1',
    ],
    [
      'a reader of the pipes by name',
      'setsid sh -c "exec 3<>/run/runbook/pipes/out; exec >/dev/null 2>&1; cat <&3" & sleep 0.1',
    ],
    [
      'one that kills what it sees',
      'setsid sh -c "exec >/dev/null 2>&1; while :; do kill -KILL -1; done" & sleep 0.1',
    ],
    ['a group killed', 'kill -KILL 0'],
    ['descriptors used up', 'ulimit -n 4096; for i in {10..4000}; do eval "exec $i>&1"; done'],
    ['processes used up', 'for i in {1..300}; do sleep 60 & done 2>/dev/null'],
  ])('%s', async (_, script) => {
    const start = sharing()
    await start(script, { timeoutMs: 5000 })
    const { stdout, stderr, exitCode } = await start('sleep 0.1; echo next; exit 3')
    expect([Buffer.from(stdout).toString(), Buffer.from(stderr).toString(), exitCode]).toEqual([
      'next\n',
      '',
      3,
    ])
  })
})
