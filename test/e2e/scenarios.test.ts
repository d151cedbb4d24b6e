import {
  chmodSync,
  cpSync,
  linkSync,
  mkdtempSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

import { expect, test } from 'vitest'

import { bin, Scratch } from './command-line.ts'

const fixture = resolve(import.meta.dirname, '../fixtures/workshops/steps-that-share-a-terminal')

/** A copy of the scenario, with some files as given. */
function scenario(files: Readonly<Record<string, string>> = {}): Scratch {
  const scratch = new Scratch({})
  cpSync(fixture, scratch.path, { recursive: true })
  for (const [name, text] of Object.entries(files)) writeFileSync(join(scratch.path, name), text)
  return scratch
}

test('the steps of a directory share a terminal, and each has its results in its own text', async () => {
  using scratch = scenario()
  const { code, stderr } = await scratch.runbook('run', '.')
  expect([code, scratch.read('step1/text.md').split('```output\n')[1]], stderr).toEqual([
    0,
    'greeting  note.txt  settings\n```\n',
  ])
  expect(scratch.read('step2/text.md')).toContain('```output\nhello test\nhello\n```\n')
})

test('a second run of a scenario touches nothing', async () => {
  using scratch = scenario()
  await scratch.runbook('run', 'index.json')
  const before = scratch.state()
  await scratch.runbook('run', 'index.json')
  expect(scratch.state()).toEqual(before)
})

test('an ordinary user runs a scenario', async () => {
  using scratch = scenario()
  const open = await scratch.run('chmod', ['-R', 'a+rwX', scratch.path, scratch.home])
  const user = ['--reuid=65534', '--regid=65534', '--clear-groups', process.execPath, bin]
  const { code, stderr } =
    process.getuid?.() === 0
      ? await scratch.run('setpriv', [...user, 'run', '.'])
      : await scratch.runbook('run', '.')
  expect([open.code, code], stderr).toEqual([0, 0])
})

test('a check that fails fails its step: the steps behind it do not run, and its place is said', async () => {
  using scratch = scenario({ 'step1/verify.sh': 'echo wrong; exit 7\n' })
  const { code, stderr } = await scratch.runbook('run', '.')
  const said = ['exit code 7', '│ wrong', 'It checks what step1/text.md', 'step1/verify.sh:1']
  expect([code, ...said.filter((text) => !stderr.includes(text))], stderr).toEqual([3])
  expect(scratch.read('step2/text.md')).not.toContain('output')
})

test('an asset that has no place in the sandbox says where one is', async () => {
  using plain = scenario()
  const index = plain.read('index.json').replace('/root/settings', '/usr/settings')
  using scratch = scenario({ 'index.json': index })
  const { code, stderr } = await scratch.runbook('run', '.')
  expect([code, stderr.includes('below ~ and /tmp')], stderr).toEqual([3, true])
})

test('a test of a scenario judges texts and checks, and writes nothing', async () => {
  using scratch = scenario({ 'step2/verify.sh': 'false\n' })
  await scratch.runbook('run', '.')
  writeFileSync(
    join(scratch.path, 'step1/text.md'),
    scratch.read('step1/text.md').replace('  note', '  other'),
  )
  const before = scratch.state()
  const { code, stdout } = await scratch.runbook('test', '.', '--reporter', 'tap')
  const failed = stdout.split('\n').filter((line) => line.startsWith('not ok'))
  expect([code, failed.map((line) => line.replace(/^.*- (\S+).*$/, '$1'))]).toEqual([
    4,
    ['step1/text.md:5', 'step2/verify.sh:1'],
  ])
  expect(scratch.state()).toEqual(before)
})

test('an update of a scenario goes into the text that it is of', async () => {
  using scratch = scenario()
  await scratch.runbook('run', '.')
  const [first, second] = ['step1/text.md', 'step2/text.md'].map((name) => scratch.read(name))
  writeFileSync(join(scratch.path, 'step2/text.md'), second?.replace('\nhello\n', '\nbye\n') ?? '')
  const { code } = await scratch.runbook('test', '.', '--update')
  expect([code, scratch.read('step1/text.md'), scratch.read('step2/text.md')]).toEqual([
    0,
    first,
    second,
  ])
})

test('a text that two steps share is updated once', async () => {
  using scratch = new Scratch({
    'index.json': '{"details": {"steps": [{"text": "a.md"}, {"text": "a.md"}]}}',
    'a.md': '```\necho new\n```{{exec}}\n\n```output\nold\n```\n',
  })
  const { code, stderr } = await scratch.runbook('test', '.', '--update')
  expect([code, scratch.read('a.md').includes('new\n```\n')], stderr).toEqual([0, true])
})

test('ls, plan and a dry run show every file that has something to run, and run none', async () => {
  using scratch = scenario()
  const before = scratch.state()
  const files = ['index.json', 'background.sh', 'foreground.sh', '1/text.md', '1/verify.sh']
  for (const words of [['ls'], ['plan'], ['run', '--dry-run']]) {
    const { stdout, stderr } = await scratch.runbook(...words, '.')
    expect(files.filter((name) => !(stdout + stderr).includes(name))).toEqual([])
  }
  expect(scratch.state()).toEqual(before)
})

test.each(['step1/text.md', 'step1', 'step1/'])(
  'a step is run alone as %s, behind the assets',
  async (name) => {
    using scratch = scenario()
    const { stdout } = await scratch.runbook('run', '.', name, '--json', '--keep-going')
    const documents = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
      .filter(({ type }) => type === 'planned')
      .map(({ document }) => document.slice(scratch.path.length + 1))
    expect(documents).toEqual(['index.json', 'step1/text.md', 'step1/verify.sh'])
  },
)

test('all blocks of a scenario that are recorded are those of its texts', async () => {
  using scratch = scenario()
  await scratch.runbook('run', '.', '--record', 'all')
  const made = scratch.state().filter((line) => line.includes('.cast'))
  expect(made.map((line) => line.split(' ')[0])).toEqual([
    'step1/recordings/text/block-02.cast',
    'step2/recordings/text/block-01.cast',
  ])
})

test('plan shows a step that is asked for, and no other', async () => {
  using scratch = scenario()
  const { stdout } = await scratch.runbook('plan', '.', 'step2')
  expect([stdout.includes('step2/text.md'), stdout.includes('step1/text.md')]).toEqual([
    true,
    false,
  ])
})

test('a rehearsal of a scenario plays what its texts show, in one terminal', async () => {
  const show = '```\nkubectl get nodes | tee ~/seen\n```{{exec}}\n\n```output\nnode-1\n```\n'
  const index = { details: { steps: [{ text: 'a.md' }, { text: 'b.md', verify: 'v.sh' }] } }
  using scratch = new Scratch({
    'index.json': JSON.stringify(index),
    'index.rehearsal.yaml': 'version: 1\ncommands: [{ run: kubectl version, stdout: "v1\\n" }]\n',
    'a.md': show,
    'b.md': '`SEEN=$(cat seen)`{{exec}} and `export SEEN`{{exec}}\n',
    'v.sh': '[ "$SEEN $(kubectl version)" = "node-1 v1" ]\n',
  })
  const { code, stderr } = await scratch.runbook('run', '.', '--rehearse')
  expect([code, stderr.includes('uncovered')], stderr).toEqual([0, false])
})

test('a secret of one step is one in what the others print', async () => {
  using scratch = scenario({
    'step1/text.md': '```bash {secret=PASS}\necho "$PASS" >~/kept\n```\n',
    'step1/verify.sh': 'cat kept\n',
    'step2/text.md': '```\ncat ~/kept\n```{{exec}}\n',
  })
  const args = ['run', '.', '--allow-env', 'PASS', '--verbose']
  const { code, stderr } = await scratch.run(process.execPath, [bin, ...args], {
    PASS: 'swordfish',
  })
  expect([code, stderr.includes('swordfish')], stderr).toEqual([0, false])
  expect(scratch.read('step2/text.md')).not.toContain('swordfish')
})

test('a secret that nobody gave is missed before anything runs', async () => {
  using scratch = scenario({ 'step2/text.md': '```bash {secret=PASS}\ntrue\n```\n' })
  const { code, stderr } = await scratch.runbook('run', '.')
  const said = ['step2/text.md:1', '✓'].map((text) => stderr.includes(text))
  expect([code, said], stderr).toEqual([6, [true, false]])
})

test('a mistake in a later step is said before anything runs', async () => {
  using scratch = scenario({ 'step2/text.md': '```bash {timeout=never}\ntrue\n```\n' })
  const { code, stderr } = await scratch.runbook('run', '.')
  expect([code, stderr.includes('step2/text.md:1'), stderr.includes('✓')]).toEqual([2, true, false])
})

test('a step changes no file of its scenario', async () => {
  using scratch = scenario()
  const write = (name: string): string => `echo true >${join(scratch.path, name)}`
  writeFileSync(join(scratch.path, 'step2/text.runbook.yaml'), '{}\n')
  const names = ['index.json', 'step1/verify.sh', 'step2/text.md', 'step2/text.runbook.yaml']
  const all = names.map(write)
  writeFileSync(
    join(scratch.path, 'step1/text.md'),
    `\`\`\`bash\n${all.join('; ')}; true\n\`\`\`\n`,
  )
  const before = scratch.state().filter((line) => !line.startsWith('step1/text.md'))
  await scratch.runbook('run', '.')
  expect(scratch.state().filter((line) => !line.startsWith('step1/text.md'))).toEqual(before)
})

test.each([
  ['above the scenario', '../secret.md'],
  ['by an absolute path', '/etc/hostname'],
  ['that is not there', 'none.md'],
  ['that is a link', 'link.md'],
  ['that is a second name', 'twin.md'],
  ['that is a directory', 'step1'],
  ['that is no document', 'note'],
  ['that is no Markdown', 'a.org'],
])('a text %s is refused at its place in the index', async (_, text) => {
  using scratch = new Scratch({
    'w/index.json': JSON.stringify({ details: { steps: [{ text }] } }, null, 1),
    'w/step1/a.md': '',
    'w/note': '',
    'w/a.org': '',
    'secret.md': '`cat`{{exec}}\n',
  })
  symlinkSync('../secret.md', join(scratch.path, 'w/link.md'))
  linkSync(join(scratch.path, 'secret.md'), join(scratch.path, 'w/twin.md'))
  const { code, stderr } = await scratch.runbook('run', 'w')
  const said = ['index.json:5', 'Next: '].filter((words) => !stderr.includes(words))
  expect([code === 2 || code === 6, said], stderr).toEqual([true, []])
})

test.each([
  ['without steps', '{"title": "a"}', 'names no step'],
  ['that is cut off', '{"details": {"steps": [', 'index.json:1'],
  ['of lists', '[1, 2]', 'names no step'],
  [
    'of very many steps',
    JSON.stringify({ details: { steps: Array(501).fill({ text: 'a.md' }) } }),
    'more than 500 steps',
  ],
  ['of tabs', '{\n\t"details": {\n\t\t"steps": [{"text": "gone.md"}]\n\t}\n}', 'index.json:3'],
])('an index %s is refused with what to do', async (_, index, says) => {
  using scratch = new Scratch({ 'index.json': index })
  const { code, stderr } = await scratch.runbook('run', '.')
  expect([code, stderr.includes(says), stderr.includes('Next: ')], stderr).toEqual([2, true, true])
})

test('a text that is that of many steps counts as often', async () => {
  const index = { details: { steps: Array(100).fill({ text: 'a.md' }) } }
  using scratch = new Scratch({ 'index.json': JSON.stringify(index), 'a.md': 'a\n'.repeat(50_000) })
  const { code, stderr } = await scratch.runbook('ls', '.')
  expect([code, stderr.includes('are larger than')], stderr).toEqual([6, true])
})

test.each(['run', 'ls', 'plan'])(
  '%s of a directory without an index says what to name',
  async (verb) => {
    using scratch = new Scratch({ 'a/b.md': '' })
    const { code, stderr } = await scratch.runbook(verb, 'a')
    expect([code, stderr.includes('index.json')], stderr).toEqual([2, true])
  },
)

test('a directory of a scenario that its owner closed is told to whoever may not read it', async () => {
  const path = mkdtempSync(join(tmpdir(), 'runbook-closed-'))
  cpSync(fixture, path, { recursive: true })
  chmodSync(join(path, 'step1'), 0o000)
  try {
    using scratch = new Scratch({})
    chmodSync(path, 0o755)
    const user = ['--reuid=65534', '--regid=65534', '--clear-groups', process.execPath, bin]
    const { code, stderr } =
      process.getuid?.() === 0
        ? await scratch.run('setpriv', [...user, 'run', path])
        : await scratch.runbook('run', path)
    expect([code, stderr.includes('index.json:6')], stderr).toEqual([2, true])
  } finally {
    chmodSync(join(path, 'step1'), 0o755)
    rmSync(path, { recursive: true })
  }
})

test('a scenario below a directory that is tested is one test', async () => {
  using scratch = new Scratch({ 'a.md': '# Nothing\n' })
  cpSync(fixture, join(scratch.path, 'course'), { recursive: true })
  const { code, stdout, stderr } = await scratch.runbook('test', '.', '--json')
  const checked = stdout.includes('verify.sh')
  expect([code, checked], stderr).toEqual([0, true])
})
