import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { expect, test } from 'vitest'

import { seedsAbsent, seedText } from '../seeds.ts'
import { orgBlock, Scratch } from './command-line.ts'

const cassette = `version: 1
commands:
  - run: cloudctl list
    answers:
      - stdout: "one\\n"
      - stdout: "two\\n"
        exit: 4
  - run: cloudctl create *
    stdout: "created\\n"
    repeat: last
`

test('a rehearsal answers from the cassette, by command and occurrence', async () => {
  using scratch = new Scratch({
    'a.org': orgBlock('cloudctl list; cloudctl list; echo $?; cloudctl create "a b" | tr a-z A-Z'),
    'a.rehearsal.yaml': cassette,
  })
  await scratch.runbook('run', 'a.org', '--rehearse', '--write')
  expect(scratch.read('a.org').match(/^: .*$/gm)).toEqual([': one', ': two', ': 4', ': CREATED'])
})

test('a rehearsal answers from the results of the document, in order', async () => {
  const step = (state: string) => `${orgBlock('cloudctl status')}#+RESULTS:\n: ${state}\n\n`
  using scratch = new Scratch({ 'a.org': step('pending') + step('ready') })
  const { stdout } = await scratch.runbook('run', 'a.org', '--rehearse', '--json')
  const texts = [...stdout.matchAll(/"type":"step-finished".*?"text":"(.*?)"/g)].map(
    (match) => match[1],
  )
  expect(texts).toEqual(['pending\\n', 'ready\\n'])
})

test('a rehearsal leaves the files that a played command would, for the next one to find', async () => {
  using scratch = new Scratch({
    'a.org': orgBlock('curl -O https://example.org/a.sh && bash a.sh && ./check'),
    'a.rehearsal.yaml': `version: 1
commands:
  - run: curl -O https://example.org/a.sh
    files: { a.sh: "echo downloaded\\n" }
files:
  check: { text: "#!/bin/sh\\necho checked\\n", executable: true }
`,
  })
  await scratch.runbook('run', 'a.org', '--rehearse', '--write')
  expect(scratch.read('a.org').match(/^: .*$/gm)).toEqual([': downloaded', ': checked'])
})

test('a rehearsal lists what it could not answer', async () => {
  using scratch = new Scratch({ 'a.org': orgBlock('cloudctl delete everything') })
  const { code, stderr } = await scratch.runbook('run', 'a.org', '--rehearse')
  expect([code, /uncovered[^]*cloudctl delete everything/.test(stderr)]).toEqual([0, true])
})

test('a rehearsal leaves the document alone, but makes its files', async () => {
  const text = `${orgBlock('cloudctl list')}#+begin_src yaml :tangle out.yaml\na: 1\n#+end_src\n`
  using scratch = new Scratch({ 'a.org': text, 'a.rehearsal.yaml': cassette })
  await scratch.runbook('run', 'a.org', '--rehearse')
  expect([scratch.read('a.org'), scratch.read('out.yaml')]).toEqual([text, 'a: 1\n'])
})

test('a rehearsal runs blocks that say :eval never', async () => {
  using scratch = new Scratch({ 'a.org': orgBlock('touch ran', ':eval never') })
  await scratch.runbook('run', 'a.org', '--rehearse')
  expect(readdirSync(scratch.path)).toContain('ran')
})

test('a rehearsal refuses a broken cassette with its place', async () => {
  using scratch = new Scratch({
    'a.org': orgBlock('x'),
    'a.rehearsal.yaml': 'version: 1\ncommands:\n  - rn: x\n',
  })
  const { code, stderr } = await scratch.runbook('run', 'a.org', '--rehearse')
  expect([code, /E_CASSETTE/.test(stderr), /a\.rehearsal\.yaml:3:5/.test(stderr)]).toEqual([
    2,
    true,
    true,
  ])
})

const recorded = `${orgBlock('printf "\\033[31mred\\033[0m\\n"')}[[file:red.gif]]\n`

test('run makes the linked GIF and its cast, once', async () => {
  using scratch = new Scratch({ 'a.org': recorded })
  await scratch.runbook('run', 'a.org')
  const before = scratch.state()
  const { stderr } = await scratch.runbook('run', 'a.org')
  expect(before.map((file) => file.split(' ')[0])).toEqual([
    'a.org',
    'recordings/red.cast',
    'red.gif',
  ])
  expect([scratch.state(), stderr.includes('unchanged')]).toEqual([before, true])
})

test('run makes a recording again when its block, its settings or its output changed', async () => {
  using scratch = new Scratch({ 'a.org': recorded })
  const make = async (...flags: string[]) => {
    await scratch.runbook('run', 'a.org', '--no-write', ...flags)
    return scratch.read('red.gif')
  }
  const first = await make()
  const themed = await make('--theme', 'runbook-light')
  writeFileSync(join(scratch.path, 'a.org'), recorded.replace('red', 'rot'))
  expect(new Set([first, themed, await make('--theme', 'runbook-light')]).size).toBe(3)
})

test('run overwrites no picture that it did not make, unless forced', async () => {
  using scratch = new Scratch({ 'a.org': recorded, 'red.gif': 'GIF89a by hand' })
  const refused = await scratch.runbook('run', 'a.org')
  expect([
    refused.code,
    refused.stderr.includes('E_FOREIGN_FILE'),
    scratch.read('red.gif'),
  ]).toEqual([7, true, 'GIF89a by hand'])
  const forced = await scratch.runbook('run', 'a.org', '--force')
  expect([forced.code, scratch.read('red.gif') === 'GIF89a by hand']).toEqual([0, false])
})

test('run writes asciicast v3 when asked to', async () => {
  using scratch = new Scratch({ 'a.org': recorded })
  await scratch.runbook('run', 'a.org', '--cast-version', '3')
  expect(JSON.parse(scratch.read('recordings/red.cast').split('\n')[0] ?? '')).toMatchObject({
    version: 3,
    term: { cols: 88 },
  })
})

test('run takes the size of a recording from the document', async () => {
  using scratch = new Scratch({
    'a.md': '---\nrunbook:\n  cols: 60\n---\n\n```bash {rows=5}\ntput cols\n```\n\n![](x.gif)\n',
  })
  await scratch.runbook('run', 'a.md')
  const [header = '', ...events] = scratch.read('recordings/x.cast').split('\n')
  expect([JSON.parse(header), events.some((event) => event.includes('60\\r\\n'))]).toMatchObject([
    { width: 60, height: 5 },
    true,
  ])
})

test('run says which kinds of recordings it can make', async () => {
  using scratch = new Scratch({ 'a.org': orgBlock('x=1', ':record x.bmp') })
  const { code, stderr } = await scratch.runbook('run', 'a.org')
  expect([code, stderr.includes('.gif')]).toEqual([2, true])
})

test('run refuses a recording outside of what the document may write', async () => {
  using scratch = new Scratch({ 'docs/a.org': `${orgBlock('x=1')}[[file:../x.gif]]\n` })
  const { code } = await scratch.runbook('run', 'docs/a.org')
  expect(code).toBe(6)
})

const seedRun = ['run', 'sks.org', '--rehearse', '--env', 'KUBECONFIG=kubeconfig']

test.skipIf(seedsAbsent)(
  'a rehearsal of the Org seed runs to its end and leaves it alone',
  async () => {
    using scratch = new Scratch({ 'sks.org': seedText('sks.org') })
    const { code, stdout } = await scratch.runbook(...seedRun, '--json')
    const passed = stdout.match(/"type":"step-finished"[^\n]*"status":"passed"/g) ?? []
    const files = readdirSync(scratch.path, { recursive: true, encoding: 'utf8' })
    const count = (extension: string) => files.filter((file) => file.endsWith(extension)).length
    expect({
      code,
      passed: passed.length,
      gif: count('.gif'),
      cast: count('.cast'),
      yaml: count('.yaml'),
    }).toEqual({
      code: 0,
      passed: 24,
      gif: 13,
      cast: 13,
      yaml: 2,
    })
    expect(scratch.read('sks.org')).toBe(seedText('sks.org'))
  },
)

test.skipIf(seedsAbsent)(
  'a second rehearsal of the Org seed makes no recording again',
  async () => {
    using scratch = new Scratch({ 'sks.org': seedText('sks.org') })
    await scratch.runbook(...seedRun)
    // The document itself writes its kubeconfig anew.
    const state = () => scratch.state().filter((file) => !file.startsWith('kubeconfig'))
    const before = state()
    await scratch.runbook(...seedRun)
    expect(state()).toEqual(before)
  },
)
