import { spawn } from 'node:child_process'
import { once } from 'node:events'

import { expect, test, vi } from 'vitest'

import { confine } from '../../src/sandbox/confine.ts'
import { type Limits, defaultPolicy } from '../../src/sandbox/policy.ts'
import { watchSandbox } from '../../src/sandbox/watchdog.ts'
import { isRoot, placeForTest } from './run-inside.ts'

// Every test starts processes, on a host that may be busy.
vi.setConfig({ testTimeout: 30_000 })

const self = isRoot ? 'root' : 'user'

/** Runs a script in a sandbox with a watchdog; true when the watchdog ended it. */
async function isStopped(script: string, changed: Partial<Limits>): Promise<boolean> {
  const { workspace } = placeForTest(self)
  const policy = defaultPolicy({ workspace })
  const limits = { ...policy.limits, ...changed }
  // The process limit of the sandbox itself stays high, as it is for root, who is exempt from it.
  const command = confine(policy, ['bash', '-c', script], { terminal: false, cwd: workspace })
  const child = spawn(command.file, command.args, { env: { ...command.env }, stdio: 'ignore' })
  let exceeded = false
  const onExceeded = (): void => {
    exceeded = true
  }
  const watchdog = watchSandbox({ pid: child.pid ?? 0, limits, intervalMs: 20, onExceeded })
  await once(child, 'exit')
  watchdog.stop()
  return exceeded
}

test('watchSandbox() kills a sandbox with too many processes', async () => {
  const script = 'for i in {1..30}; do sleep 60 & done; wait'
  expect(await isStopped(script, { processes: 20 })).toBe(true)
})

test('watchSandbox() kills processes that are over the memory limit together only', async () => {
  const hog = `python3 -c 'import time; b = bytearray(b"x") * (30 << 20); time.sleep(60)'`
  const script = `for i in 1 2 3 4; do ${hog} & done; wait`
  expect(await isStopped(script, { memoryBytes: 80 << 20 })).toBe(true)
})

test('watchSandbox() kills processes whose files without a name are over the memory limit', async () => {
  const file = 'f = os.memfd_create(str(i)); [os.write(f, b"x" * (1 << 20)) for _ in range(30)]'
  const script = `python3 -c 'import os, time
for i in range(4): ${file}
time.sleep(5)'`
  expect(await isStopped(script, { memoryBytes: 80 << 20 })).toBe(true)
})

test('watchSandbox() kills a process with too many threads', async () => {
  const script = `python3 -c 'import threading, time
for i in range(170): threading.Thread(target=time.sleep, args=(5,)).start()'`
  expect(await isStopped(script, { processes: 20 })).toBe(true)
})

test('watchSandbox() kills a process whose tables of pages are over the memory limit', async () => {
  // Each page that is read takes a table of 4 KiB, since there are 2 MiB between them, and no memory of its own.
  const script = `python3 -c 'import mmap, time
size = 20000 << 21
pages = mmap.mmap(-1, size, mmap.MAP_PRIVATE, mmap.PROT_READ)
pages.madvise(mmap.MADV_NOHUGEPAGE)
for at in range(0, size, 1 << 21): pages[at]
time.sleep(5)'`
  expect(await isStopped(script, { memoryBytes: 60 << 20 })).toBe(true)
})

test('watchSandbox() kills a process that has more than the memory limit wait in sockets', async () => {
  const script = `python3 -c 'import socket, time
pairs = [socket.socketpair() for _ in range(480)]
for end in sum(pairs, ()):
    end.setblocking(False)
    try:
        while True: end.send(b"x" * 65536)
    except BlockingIOError: pass
time.sleep(5)'`
  expect(await isStopped(script, { memoryBytes: 60 << 20 })).toBe(true)
})

test('watchSandbox() leaves a sandbox alone that keeps to its limits', async () => {
  expect(await isStopped('sleep 0.3', {})).toBe(false)
})
