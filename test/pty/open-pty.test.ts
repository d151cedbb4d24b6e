import { expect, onTestFinished, test, vi } from 'vitest'

import { type PtyOptions, openPty } from '../../src/pty/open-pty.ts'
import type { Pty } from '../../src/pty/pty.ts'

// Every test starts processes, on a host that may be busy.
vi.setConfig({ testTimeout: 30_000 })

const env = { PATH: '/usr/bin:/bin', TERM: 'xterm-256color' }

function open(script: string, size: Partial<PtyOptions> = {}): Pty {
  const args = ['--noprofile', '--norc', '-c', script]
  const pty = openPty({ file: '/bin/bash', args, env, cwd: '/', cols: 80, rows: 24, ...size })
  onTestFinished(() => pty.close())
  return pty
}

/** Everything that the process writes until its end. */
async function outputOf(pty: Pty): Promise<Buffer> {
  const chunks: Uint8Array[] = []
  pty.onData((data) => chunks.push(data))
  await pty.exited
  return Buffer.concat(chunks)
}

/** Waits until the output holds a text. */
function seen(pty: Pty, text: string): Promise<string> {
  let all = ''
  return new Promise((resolve) => {
    pty.onData((data) => {
      all += Buffer.from(data).toString('latin1')
      if (all.includes(text)) resolve(all)
    })
  })
}

test('openPty() hands over bytes as they are', async () => {
  const output = await outputOf(open(String.raw`stty -opost; printf '\xff\xc3\x00\x1b'`))
  expect(output).toEqual(Buffer.from([0xff, 0xc3, 0x00, 0x1b]))
})

test('openPty() loses no output at the end of the process', async () => {
  const lengths = await Promise.all(
    Array.from({ length: 20 }, async () => (await outputOf(open('seq 20000'))).length),
  )
  expect(new Set(lengths)).toEqual(new Set([128_894]))
})

test('openPty() says with which status a process ended', async () => {
  await expect(open('exit 7').exited).resolves.toMatchObject({ exitCode: 7 })
})

test('openPty() says which signal ended a process', async () => {
  await expect(open('kill -9 $$').exited).resolves.toMatchObject({ signal: 9 })
})

test('openPty() gives the process a terminal of the size that is asked for', async () => {
  const output = await outputOf(open('stty size', { cols: 101, rows: 33 }))
  expect(output.toString()).toBe('33 101\r\n')
})

test('resize() tells the process', async () => {
  const pty = open('trap "stty size; exit" WINCH; echo ready; while :; do sleep 0.05; done')
  await seen(pty, 'ready')
  const changed = seen(pty, '40 120')
  pty.resize(120, 40)
  await expect(changed).resolves.toContain('40 120')
})

test('write() types text', async () => {
  const pty = open('read -r line; echo "got [$line]"')
  pty.write('some é text\n')
  expect((await outputOf(pty)).toString()).toContain('got [some é text]')
})

test('write() types bytes', async () => {
  const pty = open('stty -echo; echo ready; read -r line; printf %s "$line" | od -An -tx1')
  await seen(pty, 'ready')
  const answer = seen(pty, 'ff')
  pty.write(Uint8Array.from([0xff, 10]))
  await expect(answer).resolves.toContain(' ff')
})

test('pause() stops a writer until resume()', async () => {
  const pty = open('seq 100000; echo end')
  let total = 0
  pty.pause()
  pty.onData((data) => {
    total += data.length
  })
  await new Promise((resolve) => {
    setTimeout(resolve, 100)
  })
  expect(total).toBeLessThan(200_000)
  pty.resume()
  await pty.exited
  expect(total).toBe(688_895 + 5)
})

test('kill() signals the process', async () => {
  const pty = open('trap "exit 5" TERM; echo ready; while :; do sleep 0.05; done')
  await seen(pty, 'ready')
  pty.kill('SIGTERM')
  await expect(pty.exited).resolves.toMatchObject({ exitCode: 5 })
})

test('close() ends a process that ignores signals', async () => {
  const pty = open('trap "" HUP TERM INT; echo ready; while :; do sleep 0.05; done')
  await seen(pty, 'ready')
  await pty.close()
  await expect(pty.exited).resolves.toMatchObject({ signal: 9 })
})

test('kill() and write() are harmless after the end', async () => {
  const pty = open('true')
  await pty.exited
  expect(() => {
    pty.kill('SIGTERM')
    pty.write('x')
    pty.resize(10, 10)
  }).not.toThrow()
})
