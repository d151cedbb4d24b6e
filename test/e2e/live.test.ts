import { writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { join } from 'node:path'

import { expect, test } from 'vitest'
import { WebSocket } from 'ws'

import { orgBlock, Scratch } from './command-line.ts'
import { LiveViewer, startLive } from './live-viewer.ts'

/** The end of a block that waits for the test. */
const untilTold = 'until [ -e told ]; do sleep 0.02; done'

function tell(scratch: Scratch): void {
  writeFileSync(join(scratch.path, 'told'), '')
}

test('output of a block that is not recorded is seen while the block runs', async () => {
  using scratch = new Scratch({ 'a.org': orgBlock(`echo so far\n${untilTold}\necho done`) })
  const { url, ended } = await startLive(scratch, ['a.org'])
  const viewer = new LiveViewer(url, 'terminal')
  await viewer.sees('so far\r\n')
  const before = viewer.text
  tell(scratch)
  const { code } = await ended
  await viewer.end()
  expect([code, before.includes('\ndone'), viewer.text.includes('\ndone')]).toEqual([
    0,
    false,
    true,
  ])
})

test('the commands of a recorded block are seen one by one', async () => {
  using scratch = new Scratch({
    'a.org': `${orgBlock(`echo first\n${untilTold}\necho second`)}[[file:a.gif]]\n`,
  })
  const { url, ended } = await startLive(scratch, ['a.org'])
  const viewer = new LiveViewer(url, 'terminal')
  await viewer.sees(`$ \u001b[0m${untilTold}`)
  const before = viewer.text
  tell(scratch)
  await ended
  await viewer.end()
  expect([
    before.includes('echo second'),
    viewer.text.includes('echo second\r\nsecond\r\n'),
  ]).toEqual([false, true])
})

test('who comes late sees what was shown before', async () => {
  using scratch = new Scratch({ 'a.org': orgBlock('echo early') + orgBlock(untilTold) })
  const { url, ended } = await startLive(scratch, ['a.org'])
  const first = new LiveViewer(url, 'terminal')
  await first.sees(untilTold)
  const late = new LiveViewer(url, 'terminal')
  await late.sees('\r\nearly\r\n')
  tell(scratch)
  await ended
})

test('a page is told how each block ended, and gets the recording at the end', async () => {
  using scratch = new Scratch({
    'a.org': orgBlock(`${untilTold}\necho one`) + orgBlock('exit 3') + orgBlock('echo never'),
  })
  const { url, ended } = await startLive(scratch, ['a.org'])
  const viewer = new LiveViewer(url, 'blocks')
  const terminal = new LiveViewer(url, 'terminal')
  await terminal.sees(untilTold)
  tell(scratch)
  await viewer.end()
  const { code } = await ended
  const end = viewer.blocks.at(-1)
  const last = [0, 1, 2].map((at) => viewer.blocks.findLast((each) => each.at === at)?.block)
  expect([
    code,
    last.map((block) => [block?.status, block?.detail]),
    [end?.type, end?.status, /(?<!echo )one\\r\\n/.test(end?.recording?.cast ?? '')],
  ]).toEqual([
    3,
    [
      ['passed', ''],
      ['failed', 'exit 3'],
      ['skipped', 'stopped'],
    ],
    ['end', 'failed', true],
  ])
})

test('a secret is masked before it leaves', async () => {
  using scratch = new Scratch({
    'a.org': orgBlock(`echo "it is $API_TOKEN"\necho hunter2-hunter2\n${untilTold}`),
  })
  const args = ['a.org', '--env', 'API_TOKEN=hunter2-hunter2']
  const { url, ended } = await startLive(scratch, args)
  const [terminal, blocks] = [new LiveViewer(url, 'terminal'), new LiveViewer(url, 'blocks')]
  await terminal.sees('it is ********\r\n********\r\n')
  tell(scratch)
  await Promise.all([terminal.end(), blocks.end(), ended])
  expect(JSON.stringify([terminal.text, blocks.blocks])).not.toContain('hunter2')
})

test('what a tape hides is seen when it shows again', async () => {
  using scratch = new Scratch({
    'a.tape': `Output a.txt\nHide\nType "echo hidden; ${untilTold}"\nEnter\nWait@20s\nShow\nType "echo shown"\nEnter\n`,
  })
  const { url, ended } = await startLive(scratch, ['a.tape', '--realtime'])
  const [terminal, blocks] = [new LiveViewer(url, 'terminal'), new LiveViewer(url, 'blocks')]
  await blocks.until((each) => each.block?.code.startsWith('Wait') === true)
  const before = terminal.text
  tell(scratch)
  await Promise.all([terminal.end(), blocks.end(), ended])
  expect([before.includes('hidden'), terminal.text.includes('hidden\r\n')]).toEqual([false, true])
})

test('the page of a tape has bright colours for bold text, as its pictures have', async () => {
  using scratch = new Scratch({
    'a.tape': `Output a.txt\nType "${untilTold}"\nEnter\nSleep 100ms\n`,
  })
  const { url, ended } = await startLive(scratch, ['a.tape'])
  const text = await (await fetch(url)).text()
  tell(scratch)
  await ended
  expect(text).toContain('<main id="terminal" data-bold-is-bright>')
})

test('a secret of a tape is masked where its commands are listed, too', async () => {
  using scratch = new Scratch({
    'a.tape': `Output a.txt\nEnv API_TOKEN "hunter2-hunter2"\nType "echo hunter2-hunter2; ${untilTold}"\nEnter\nWait@20s\n`,
  })
  const { url, ended } = await startLive(scratch, ['a.tape'])
  const viewer = new LiveViewer(url, 'blocks')
  await viewer.until((each) => each.block?.code.startsWith('Wait') === true)
  tell(scratch)
  await Promise.all([viewer.end(), ended])
  const listed = viewer.blocks.filter(({ type }) => type !== 'end')
  expect(JSON.stringify(listed)).not.toContain('hunter2')
})

/** Connections that must not be made: what differs from the page's own. */
const strangers: readonly (readonly [string, (url: string) => string, object])[] = [
  ['another site', (url) => url, { origin: 'http://example.org' }],
  ['a name that was led here', (url) => url, { headers: { Host: 'example.org' } }],
  ['one that does not know the token', (url) => url.replace(/\/[\w-]+\/$/, '/guess/'), {}],
]

for (const [who, changed, options] of strangers) {
  test(`a socket of ${who} is refused`, async () => {
    using scratch = new Scratch({ 'a.org': orgBlock(untilTold) })
    const { url, ended } = await startLive(scratch, ['a.org'])
    const address = `${changed(url).replace('http:', 'ws:')}blocks`
    const client = new WebSocket(address, { origin: new URL(url).origin, ...options })
    const status = await new Promise((resolve) => {
      client.on('error', () => {})
      client.once('unexpected-response', (_, response) => resolve(response.statusCode))
      client.once('open', () => resolve('open'))
    })
    client.terminate()
    tell(scratch)
    await ended
    expect([403, 404]).toContain(status)
  })
}

test('the page loads nothing from elsewhere, and its policy forbids it', async () => {
  using scratch = new Scratch({ 'a.org': orgBlock(untilTold) })
  const { url, ended } = await startLive(scratch, ['a.org'])
  const response = await fetch(url)
  const text = await response.text()
  tell(scratch)
  await ended
  const policy = response.headers.get('content-security-policy') ?? ''
  expect([
    policy.startsWith("default-src 'none'; script-src 'nonce-"),
    policy.includes(`connect-src ws://${new URL(url).host} data:;`),
    /<(?:script|link|img|iframe)[^>]+(?:src|href)=/.test(text),
  ]).toEqual([true, true, false])
})

test('the page is refused to a name that was led here', async () => {
  using scratch = new Scratch({ 'a.org': orgBlock(untilTold) })
  const { url, ended } = await startLive(scratch, ['a.org'])
  const status = await new Promise((resolve) => {
    request(url, { headers: { Host: 'example.org' } }, (response) => {
      resolve(response.statusCode)
      response.resume()
    }).end()
  })
  tell(scratch)
  await ended
  expect(status).toBe(403)
})

test('with JSON the address is an event, before the plan', async () => {
  using scratch = new Scratch({ 'a.org': orgBlock('echo hi') })
  const { url, ended } = await startLive(scratch, ['a.org', '--json'])
  const { stdout, stderr } = await ended
  const events = stdout.split('\n', 2).map((line) => JSON.parse(line) as object)
  expect([events, stderr]).toEqual([
    [{ type: 'live', url }, expect.objectContaining({ type: 'planned' })],
    '',
  ])
})

test('a run that is shown writes what it writes without being shown', async () => {
  const text = orgBlock('seq 3') + `${orgBlock('echo a', ':results output :record a.cast')}`
  using plain = new Scratch({ 'a.org': text })
  using live = new Scratch({ 'a.org': text })
  await plain.runbook('run', 'a.org', '--timing', 'frozen')
  const { ended } = await startLive(live, ['a.org', '--timing', 'frozen'])
  await ended
  expect(['a.org', 'a.cast'].map((name) => live.read(name))).toEqual(
    ['a.org', 'a.cast'].map((name) => plain.read(name)),
  )
})

for (const given of ['x', '70000', 'a.org']) {
  test(`--live ${given} ends with 2 and runs nothing`, async () => {
    using scratch = new Scratch({ 'a.org': orgBlock('touch ran') })
    const file = given === 'a.org' ? [] : ['a.org']
    const { code, stderr } = await scratch.runbook('run', ...file, '--live', given)
    expect([code, stderr, scratch.state().length]).toEqual([
      2,
      `E_USAGE "${given}" is no port for --live\nNext: Write a number as in --live 8080, or --live behind the file.\n`,
      1,
    ])
  })
}

test('a port that is taken ends with 2 and runs nothing', async () => {
  using scratch = new Scratch({ 'a.org': orgBlock(untilTold), 'b.org': orgBlock('touch ran') })
  const { url, ended } = await startLive(scratch, ['a.org'])
  const { port } = new URL(url)
  const { code, stderr } = await scratch.runbook('run', 'b.org', '--live', port)
  tell(scratch)
  await ended
  expect([
    code,
    stderr.includes('or leave it out for one that is free'),
    scratch.state().map((state) => state.split(' ')[0]),
  ]).toEqual([2, true, ['a.org', 'b.org', 'told']])
})

test('the blocks of all steps of a scenario are there when the first one runs', async () => {
  using scratch = new Scratch({
    'index.json': '{"details": {"steps": [{"text": "a.md"}, {"text": "b.md", "verify": "v.sh"}]}}',
    'a.md': '`until [ -e "$SCRATCH/told" ]; do sleep 0.02; done`{{exec}}\n',
    'b.md': '`echo second`{{exec}}\n',
    'v.sh': 'true\n',
  })
  const { url, ended } = await startLive(scratch, ['.', '--env', `SCRATCH=${scratch.path}`])
  const viewer = new LiveViewer(url, 'blocks')
  await viewer.until(({ blocks }) => blocks?.length === 3)
  tell(scratch)
  const { code } = await ended
  expect([code, viewer.blocks[0]?.blocks?.length]).toEqual([0, 3])
})

test('the terminal of a scenario shows what its reader types, and no check', async () => {
  using scratch = new Scratch({
    'index.json': '{"details": {"steps": [{"text": "a.md", "verify": "v.sh"}]}}',
    'a.md': '`echo typed`{{exec}}\n',
    'v.sh': 'true\n',
  })
  const { url, ended } = await startLive(scratch, ['.'])
  const viewer = new LiveViewer(url, 'terminal')
  await viewer.end()
  await ended
  expect([viewer.text.includes('echo typed'), viewer.text.includes('v.sh')]).toEqual([true, false])
})
