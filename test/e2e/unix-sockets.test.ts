import { createServer } from 'node:net'
import { join } from 'node:path'

import { expect, test, vi } from 'vitest'

import { Scratch } from './command-line.ts'

vi.setConfig({ testTimeout: 60_000 })

const agent = "```bash\nssh-agent sh -c 'ssh-add -l; echo with an agent'\n```\n"

test('run --allow-unix lets a block start an agent of ssh', async () => {
  using scratch = new Scratch({ 'a.md': `${agent}\n\`\`\`output\n\`\`\`\n` })
  const { code, stderr } = await scratch.runbook('run', 'a.md', '--allow-unix')
  expect([code, stderr]).toEqual([0, expect.stringContaining('1 passed')])
  expect(scratch.read('a.md')).toContain('with an agent')
})

test('a block that fails for want of a Unix socket is told how to grant one', async () => {
  using scratch = new Scratch({ 'a.md': agent })
  const { code, stderr } = await scratch.runbook('run', 'a.md')
  expect([code, stderr]).toEqual([3, expect.stringContaining('grant it with --allow-unix')])
})

test.each(['a.md', 'a.tape'])(
  'run %s --allow-unix --allow-net is refused before anything runs',
  async (name) => {
    using scratch = new Scratch({ 'a.md': '```bash\ntouch ran\n```\n', 'a.tape': 'Type "a"\n' })
    const before = scratch.state()
    const { code, stderr } = await scratch.runbook('run', name, '--allow-unix', '--allow-net')
    expect([code, stderr]).toEqual([2, expect.stringContaining('exclude each other')])
    expect(scratch.state()).toEqual(before)
  },
)

test('run --allow-unix covers a socket that a server of the host has in the workspace', async () => {
  const block = '```bash\nstat -c %F host.sock\n```\n\n```output\n```\n'
  using scratch = new Scratch({ 'a.md': block })
  const server = createServer().listen(join(scratch.path, 'host.sock'))
  await scratch.runbook('run', 'a.md', '--allow-unix')
  server.close()
  expect(scratch.read('a.md')).toContain('character special file')
})

/** A daemon in one sandbox writes on to what it is handed from another, until it cannot. */
const keeper = `import os, socket, array, time
if os.fork(): os._exit(0)
os.setsid()
if os.fork(): os._exit(0)
s = socket.socket(socket.AF_UNIX); s.bind('/tmp/keep.sock'); s.listen()
open('/tmp/ready', 'w')
c, _ = s.accept()
fds = array.array('i')
fds.frombytes(c.recvmsg(1, socket.CMSG_SPACE(4))[1][0][2])
c.send(b'x')
while True:
    os.write(fds[0], b'forged\\n')
    time.sleep(.005)
`
const hand = `import socket, array
s = socket.socket(socket.AF_UNIX); s.connect('/tmp/keep.sock')
s.sendmsg([b'x'], [(socket.SOL_SOCKET, socket.SCM_RIGHTS, array.array('i', [1]))]); s.recv(1)
`
const start = 'python3 keeper.py; until [ -e /tmp/ready ]; do sleep .01; done'

test('what a block hands to a process of another sandbox does not reach the output of the next', async () => {
  const blocks = [
    `\`\`\`bash {session=main}\n${start}\n\`\`\``,
    '```bash {session=none}\npython3 hand.py >&1\n```',
    '```bash {session=none}\nsleep .1; echo clean\n```\n\n```output\n```\n',
  ]
  using scratch = new Scratch({ 'a.md': blocks.join('\n\n'), 'keeper.py': keeper, 'hand.py': hand })
  await scratch.runbook('run', 'a.md', '--allow-unix')
  expect(scratch.read('a.md')).toContain('```output\nclean\n```')
})

test('a daemon with a Unix socket ends with the run', async () => {
  const name = `keeper-${process.pid}.py`
  const text = `\`\`\`bash\n${start.replace('keeper.py', name)}\n\`\`\`\n`
  using scratch = new Scratch({ 'a.md': text, [name]: keeper })
  const { code } = await scratch.runbook('run', 'a.md', '--allow-unix')
  const { stdout } = await scratch.run('sh', ['-c', 'cat /proc/[0-9]*/cmdline 2>/dev/null'])
  expect([code, stdout.includes(`python3\0${name}`)]).toEqual([0, false])
})
