import { expect, test } from 'vitest'

import { Scratch } from './command-line.ts'

const fence = (code: string, info = 'bash'): string => `\`\`\`${info}\n${code}\n\`\`\`\n\n`

test('a block with for= is stopped then, and has passed', async () => {
  using scratch = new Scratch({ 'a.md': fence('echo begun; sleep 100', 'bash {for=300ms}') })
  const { code } = await scratch.runbook('run', 'a.md')
  expect([code, scratch.read('a.md').includes('```output\nbegun\n```')]).toEqual([0, true])
})

test('a block whose last command never ends is bounded, and said so', async () => {
  using scratch = new Scratch({ 'a.md': fence('tail -f /dev/null') })
  const { stdout } = await scratch.runbook('plan', 'a.md')
  expect(stdout).toContain('runs for 10 s')
})

test('no program waits for somebody who turns pages', async () => {
  using scratch = new Scratch({ 'a.md': fence('seq 1000 | $PAGER | tail -n 1') })
  await scratch.runbook('run', 'a.md')
  expect(scratch.read('a.md')).toContain('```output\n1000\n```')
})

test('a failing block is tried again as often as it says', async () => {
  const code = 'echo x >>count; test $(wc -l <count) = 3'
  using scratch = new Scratch({ 'a.md': fence(code, 'bash {retry="4 10ms"}') })
  const { code: status } = await scratch.runbook('run', 'a.md')
  expect([status, scratch.read('count')]).toEqual([0, 'x\nx\nx\n'])
})

test('a test tries again until the output is the expected one', async () => {
  const code = 'echo x >>count; wc -l <count'
  const text = `${fence(code, 'bash {retry="4 10ms"}')}${fence('3', 'output')}`
  using scratch = new Scratch({ 'a.md': text })
  const { code: status } = await scratch.runbook('test', 'a.md')
  expect([status, scratch.read('count')]).toEqual([0, 'x\nx\nx\n'])
})

test('a background block goes on while the next ones run', async () => {
  const server = fence('python3 -m http.server 8123', 'bash {background=yes wait=port:8123}')
  const client = fence(
    'exec 3<>/dev/tcp/localhost/8123; printf "GET / HTTP/1.0\\n\\n" >&3; head -n 1 <&3',
  )
  using scratch = new Scratch({ 'a.md': `${server}${client}` })
  await scratch.runbook('run', 'a.md')
  expect(scratch.read('a.md')).toContain('HTTP/1.0 200 OK')
})

test('a server that is asked over HTTP whether it is ready has no reader that leaves early', async () => {
  const server = `python3 -c "
from http.server import *
class Page(BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200); self.end_headers()
        import time
        for part in range(5): time.sleep(0.1); self.wfile.write(b'x' * 1000)
        print('all of it was read', flush=True)
HTTPServer(('127.0.0.1', 8124), Page).serve_forever()"`
  const text = fence(server, 'bash {background=yes wait=http:127.0.0.1:8124/}')
  using scratch = new Scratch({ 'a.md': text })
  await scratch.runbook('run', 'a.md')
  expect(scratch.read('a.md')).toContain('all of it was read')
})

test('a block that is not over because of what it waits for says so', async () => {
  const head = 'bash {background=yes wait=port:8125 timeout=300ms}'
  using scratch = new Scratch({ 'a.md': fence('sleep 100', head) })
  const { code, stderr } = await scratch.runbook('run', 'a.md')
  expect([code, stderr.includes('port:8125 did not hold in time.')]).toEqual([5, true])
})

test('a background block is ready when its output says so', async () => {
  const code = 'sleep 0.2; echo ready 5; touch later; sleep 100'
  using scratch = new Scratch({
    'a.md': fence(code, 'bash {background=yes wait="log:ready [0-9]"}'),
  })
  const { code: status } = await scratch.runbook('run', 'a.md')
  expect([status, scratch.read('a.md').includes('ready 5')]).toEqual([0, true])
})

test('a background block that ends before it is ready has failed', async () => {
  using scratch = new Scratch({ 'a.md': fence('true', 'bash {background=yes wait=file:never}') })
  const { code, stderr } = await scratch.runbook('run', 'a.md')
  expect([code, stderr.includes('ended before it was ready')]).toEqual([3, true])
})

test('the next block waits until a file is there', async () => {
  const text = `${fence('(sleep 0.3; touch made) &', 'bash {wait=file:made}')}${fence('ls made')}`
  using scratch = new Scratch({ 'a.md': text })
  await scratch.runbook('run', 'a.md')
  expect(scratch.read('a.md')).toContain('```output\nmade\n```')
})

test('the next block waits for a time, in seconds where it has no unit', async () => {
  const text = fence('sleep() { echo "sleeps for $1"; }', 'bash {wait=30}')
  using scratch = new Scratch({ 'a.md': text })
  await scratch.runbook('run', 'a.md')
  expect(scratch.read('a.md')).toContain('sleeps for 30')
})

for (const [argument, reason] of [
  ['wait=sometime', 'nothing to wait for'],
  ['wait=log:x', 'nothing to wait for'],
  ['retry=often', 'no value for :retry'],
  ['for=ever', 'no value for :for'],
] as const) {
  test(`${argument} is refused`, async () => {
    using scratch = new Scratch({ 'a.md': fence('true', `bash {${argument}}`) })
    const { code, stderr } = await scratch.runbook('run', 'a.md')
    expect([code, stderr.includes(reason)]).toEqual([2, true])
  })
}

test('a background block needs a session', async () => {
  const text = '#+begin_src bash :background yes\nsleep 9\n#+end_src\n'
  using scratch = new Scratch({ 'a.org': text })
  const { code, stderr } = await scratch.runbook('run', 'a.org')
  expect([code, stderr.includes(':session')]).toEqual([2, true])
})

test('a test looks again where the sentence above says that it takes some time', async () => {
  const text = `${fence('(sleep 1.5; echo ready >status) & echo pending >status')}After some time, check the status:\n\n${fence('cat status')}${fence('ready', 'output')}`
  using scratch = new Scratch({ 'a.md': text })
  const { code, stderr } = await scratch.runbook('test', 'a.md')
  expect({ code, stderr }).toMatchObject({ code: 0 })
})

const polled =
  'Make sure all nodes are ready:\n\n```bash\nkubectl get nodes\n```\n\n```bash\ntouch after\n```\n'
const answers = (...all: readonly string[]): string =>
  `version: 1\ncommands:\n  - run: kubectl get nodes\n    answers:\n${all
    .map((state) => `      - stdout: "NAME  STATUS\\na     ${state}\\n"\n`)
    .join('')}`

test('a rehearsal asks the cassette again until the output shows the state that the sentence names', async () => {
  using scratch = new Scratch({
    'a.md': polled,
    'a.rehearsal.yaml': answers('NotReady', 'NotReady', 'Ready', 'Unknown'),
  })
  const { stderr } = await scratch.runbook('run', 'a.md', '--rehearse', '--verbose')
  expect([stderr.includes('This was attempt 3.'), stderr.includes('a     Ready')]).toEqual([
    true,
    true,
  ])
})

test('a state that never comes is said, and the run goes on', async () => {
  using scratch = new Scratch({ 'a.md': polled, 'a.rehearsal.yaml': answers('NotReady') })
  const { code, stderr } = await scratch.runbook('run', 'a.md', '--rehearse')
  expect([code, stderr.includes('wants to see "Ready"'), scratch.read('after')]).toEqual([
    0,
    true,
    '',
  ])
})
