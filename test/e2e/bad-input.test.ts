import { spawnSync } from 'node:child_process'
import { chmodSync, existsSync, statSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'

import { expect, test } from 'vitest'

import { bin, orgBlock, Scratch } from './command-line.ts'

/** A document with one mistake; `marked` is the text that must be underlined. */
const mistakes: readonly {
  title: string
  path: string
  text: string | Buffer
  code: string
  exit: number
  marked: string
}[] = [
  {
    title: 'an unclosed block',
    path: 'a.org',
    text: 'text\n#+begin_src bash\necho\n',
    code: 'E_UNCLOSED',
    exit: 2,
    marked: '#+begin_src bash',
  },
  {
    title: 'an unclosed drawer',
    path: 'a.org',
    text: '* A\n:LOGBOOK:\n',
    code: 'E_UNCLOSED',
    exit: 2,
    marked: ':LOGBOOK:',
  },
  {
    title: 'an unclosed fence',
    path: 'a.md',
    text: '```bash\necho\n',
    code: 'E_UNCLOSED',
    exit: 2,
    marked: '```bash',
  },
  {
    title: 'an unknown header argument',
    path: 'a.org',
    text: orgBlock('echo', ':sesion s'),
    code: 'E_HEADER_ARGUMENT',
    exit: 2,
    marked: ':sesion s',
  },
  {
    title: 'an unknown attribute',
    path: 'a.md',
    text: '```bash {sesion=s}\necho\n```\n',
    code: 'E_HEADER_ARGUMENT',
    exit: 2,
    marked: 'sesion=s',
  },
  {
    title: 'bytes that are not UTF-8',
    path: 'a.org',
    text: Buffer.concat([Buffer.from('ab'), Buffer.from([0xe9]), Buffer.from('c\n')]),
    code: 'E_ENCODING',
    exit: 2,
    marked: '\ufffd',
  },
]

for (const { title, path, text, code, exit, marked } of mistakes) {
  test(`run refuses ${title} with place and remedy, and changes nothing`, async () => {
    using scratch = new Scratch({ [path]: text })
    const before = scratch.state()
    const found = await scratch.runbook('run', path)
    const [, source = '', marks = ''] = /^\d+ \| (.*)\n +\| (.*)$/m.exec(found.stderr) ?? []
    const underlined = source.slice(marks.indexOf('^'), marks.length)
    expect([
      found.code,
      underlined,
      found.stderr.includes(code),
      found.stderr.includes('Next: '),
    ]).toEqual([exit, marked, true, true])
    expect(scratch.state()).toEqual(before)
  })
}

const refusals: readonly { title: string; args: string[]; code: string; exit: number }[] = [
  { title: 'a missing file', args: ['run', 'nope.org'], code: 'E_NO_SUCH_FILE', exit: 2 },
  { title: 'a directory', args: ['run', '.'], code: 'E_UNREADABLE', exit: 2 },
  { title: 'an unknown extension', args: ['run', 'a.rst'], code: 'E_FORMAT', exit: 2 },
  {
    title: 'a block that is not there',
    args: ['run', 'a.org', 'nope'],
    code: 'E_NO_SUCH_BLOCK',
    exit: 2,
  },
  { title: 'an unknown verb', args: ['rnu'], code: 'E_USAGE', exit: 2 },
  { title: 'an unknown flag', args: ['run', 'a.org', '--rehears'], code: 'E_USAGE', exit: 2 },
  {
    title: 'a duration in a unit that is none',
    args: ['run', 'a.org', '--timeout', '5d'],
    code: 'E_USAGE',
    exit: 2,
  },
  {
    title: 'an assignment that is none',
    args: ['run', 'a.org', '--env', 'X'],
    code: 'E_USAGE',
    exit: 2,
  },
]

for (const { title, args, code, exit } of refusals) {
  test(`runbook refuses ${title}`, async () => {
    using scratch = new Scratch({ 'a.org': orgBlock('echo'), 'a.rst': '' })
    const found = await scratch.runbook(...args)
    expect([found.code, found.stderr.includes(code), found.stderr.includes('Next: ')]).toEqual([
      exit,
      true,
      true,
    ])
  })
}

test('runbook gives errors as JSON with --json', async () => {
  using scratch = new Scratch({})
  const { stdout } = await scratch.runbook('ls', 'nope.org', '--json')
  expect(JSON.parse(stdout)).toMatchObject({ type: 'error', code: 'E_NO_SUCH_FILE' })
})

test('run --keep-going reports mistakes and runs the rest', async () => {
  using scratch = new Scratch({ 'a.org': `${orgBlock('echo ran')}#+begin_src bash\n` })
  const { code, stderr } = await scratch.runbook('run', 'a.org', '--keep-going')
  expect([code, stderr.includes('E_UNCLOSED'), scratch.read('a.org').includes(': ran')]).toEqual([
    2,
    true,
    true,
  ])
})

test('run shows a block in an unknown language as such and does not run it', async () => {
  using scratch = new Scratch({ 'a.org': '#+begin_src cobol\nSTOP RUN\n#+end_src\n' })
  const { code, stderr } = await scratch.runbook('run', 'a.org', '--verbose')
  expect([code, stderr.includes('not-executable')]).toEqual([0, true])
})

test('run reads an empty document', async () => {
  using scratch = new Scratch({ 'a.org': '', 'a.md': '' })
  const codes = [
    (await scratch.runbook('run', 'a.org')).code,
    (await scratch.runbook('run', 'a.md')).code,
  ]
  expect(codes).toEqual([0, 0])
})

test('run keeps CR LF', async () => {
  using scratch = new Scratch({ 'a.org': orgBlock('seq 2').replaceAll('\n', '\r\n') })
  await scratch.runbook('run', 'a.org')
  expect(scratch.read('a.org').replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
})

for (const path of ['a.org', 'a.md']) {
  test(`ls finds the block at the end of a document of 50 MB (${path})`, async () => {
    const filler = `${'word '.repeat(200)}\n\n`.repeat(50_000)
    const block = path === 'a.org' ? orgBlock('echo found') : '```bash\necho found\n```\n'
    using scratch = new Scratch({ [path]: filler + block })
    const { stdout } = await scratch.runbook('ls', path, '--json')
    expect(JSON.parse(stdout)).toMatchObject([{ code: 'echo found' }])
  }, 120_000)
}

test('run refuses a machine without bubblewrap and says how to get it', async () => {
  using scratch = new Scratch({ 'a.org': orgBlock('echo ran') })
  const { code, stderr } = await scratch.run('unshare', [
    '--mount',
    'sh',
    '-c',
    'mount --bind /dev/null "$(command -v bwrap)" && exec "$@"',
    'sh',
    process.execPath,
    bin,
    'run',
    'a.org',
  ])
  expect([
    code,
    stderr.includes('E_SANDBOX_MISSING'),
    stderr.includes('apt-get install bubblewrap'),
    scratch.read('a.org').includes('RESULTS'),
  ]).toEqual([6, true, true, false])
})

test('run --sandbox none runs without bubblewrap and warns', async () => {
  using scratch = new Scratch({ 'a.org': orgBlock('echo ran') })
  const { code, stderr } = await scratch.runbook('run', 'a.org', '--sandbox', 'none')
  expect([code, stderr.includes('warning'), scratch.read('a.org').includes(': ran')]).toEqual([
    0,
    true,
    true,
  ])
})

test('run loses nothing on a full disk', async () => {
  using scratch = new Scratch({ 'disk/.keep': '' })
  const text = orgBlock('seq 100000')
  const script = [
    'mount -t tmpfs -o size=64k tmpfs disk',
    `printf '%s' "$1" >disk/a.org`,
    '"$2" "$3" run disk/a.org; echo "exit $?"',
    `printf '%s' "$1" | cmp - disk/a.org && ls -A disk`,
  ].join('\n')
  const { stdout, stderr } = await scratch.run('unshare', [
    '--mount',
    'sh',
    '-c',
    script,
    'sh',
    text,
    process.execPath,
    bin,
  ])
  expect([stdout, stderr.includes('E_UNWRITABLE')]).toEqual(['exit 7\na.org\n', true])
})

test('run does not write through a document that was swapped for a link', async () => {
  using scratch = new Scratch({ 'work/a.org': orgBlock('echo ran'), 'victim.org': 'precious\n' })
  const document = join(scratch.path, 'work/b.org')
  symlinkSync(join(scratch.path, 'work/a.org'), document)
  await scratch.runbook('run', 'work/b.org')
  expect([scratch.read('work/a.org').includes(': ran'), scratch.read('victim.org')]).toEqual([
    true,
    'precious\n',
  ])
})

test('run keeps the mode of a document', async () => {
  using scratch = new Scratch({ 'a.org': orgBlock('echo ran') })
  chmodSync(join(scratch.path, 'a.org'), 0o640)
  await scratch.runbook('run', 'a.org')
  expect(statSync(join(scratch.path, 'a.org')).mode & 0o777).toBe(0o640)
})

test('run cannot change its own document from a block', async () => {
  using scratch = new Scratch({ 'a.org': orgBlock('echo evil >a.org || echo refused') })
  await scratch.runbook('run', 'a.org')
  expect(scratch.read('a.org')).toContain(': refused')
})

test('run cannot change its own document either when it starts from another directory', async () => {
  using scratch = new Scratch({ 'docs/a.org': orgBlock('echo evil >>a.org || echo refused') })
  await scratch.runbook('run', 'docs/a.org')
  expect(scratch.read('docs/a.org')).toContain(': refused')
})

test('tangle refuses a target outside of the document directory, unless granted', async () => {
  using scratch = new Scratch({ 'docs/a.org': orgBlock('x', ':tangle ../out.sh') })
  const refused = await scratch.runbook('tangle', 'docs/a.org')
  const granted = await scratch.runbook('tangle', 'docs/a.org', '--allow-write', '.')
  expect([refused.code, granted.code, scratch.read('out.sh')]).toEqual([6, 0, 'x\n'])
})

test('tangle writes outside of the document directory with the flag that its refusal names', async () => {
  using scratch = new Scratch({
    'docs/a.org': orgBlock('x', ':tangle "../my files/out.sh" :mkdirp yes'),
  })
  const { stderr } = await scratch.runbook('tangle', 'docs/a.org')
  const [flag = ''] = /--allow-write '.*?'/.exec(stderr) ?? []
  await scratch.run('sh', ['-c', `"${process.execPath}" "${bin}" tangle docs/a.org ${flag}`])
  expect(scratch.read('my files/out.sh')).toBe('x\n')
})

test('tangle replaces a link at its target instead of following it', async () => {
  using scratch = new Scratch({ 'a.org': orgBlock('new', ':tangle out.sh'), 'victim.sh': 'old\n' })
  symlinkSync('victim.sh', join(scratch.path, 'out.sh'))
  await scratch.runbook('tangle', 'a.org')
  expect([scratch.read('victim.sh'), scratch.read('out.sh')]).toEqual(['old\n', 'new\n'])
})

test('tangle says what is missing when the directory is not there', async () => {
  using scratch = new Scratch({ 'a.org': orgBlock('x', ':tangle no/out.sh') })
  const { code, stderr } = await scratch.runbook('tangle', 'a.org')
  expect([code, stderr.includes(':mkdirp yes')]).toEqual([7, true])
})

test('run takes marks that a block of a session prints for no trace of bash', async () => {
  const code = String.raw`printf '\002\002+ x\n'`
  using scratch = new Scratch({ 'a.org': orgBlock(code, ':results output :session s') })
  await scratch.runbook('run', 'a.org')
  expect(scratch.read('a.org')).toContain(': + x\n')
})

const ordinary = ['--reuid=65534', '--regid=65534', '--clear-groups']
const isRoot = process.getuid?.() === 0
/** False where the project itself lies out of that user's reach. */
const reachable = isRoot && spawnSync('setpriv', [...ordinary, 'test', '-r', bin]).status === 0

test.skipIf(!reachable)(
  'run refuses a file that may not be read (needs root, to become a user who can read the project)',
  async () => {
    using scratch = new Scratch({ 'a.org': orgBlock('echo') })
    chmodSync(scratch.path, 0o755)
    chmodSync(join(scratch.path, 'a.org'), 0o600)
    const { code, stderr } = await scratch.run('setpriv', [
      ...ordinary,
      process.execPath,
      bin,
      'run',
      'a.org',
    ])
    expect([code, stderr.includes('E_UNREADABLE')]).toEqual([2, true])
  },
)

test.skipIf(!reachable).each([
  ['a directory in the home', 'mkdir -p ~/x/y && chmod a-w ~/x'],
  ['a repository', 'mkdir -p x/.git && chmod 0 x/.git'],
])(
  'run writes its results also when a block closes %s (needs root, to become a user who can read the project)',
  async (_, code) => {
    using scratch = new Scratch({ 'a.org': orgBlock(`${code}; echo done`) })
    chmodSync(scratch.path, 0o777)
    const run = await scratch.run('setpriv', [...ordinary, process.execPath, bin, 'run', 'a.org'])
    expect([run.code, scratch.read('a.org').includes(': done')]).toEqual([0, true])
  },
)

test.skipIf(!reachable)(
  'run --allow-unix covers a directory that lists its files and lets nobody in (needs root, to become a user who can read the project)',
  async () => {
    using scratch = new Scratch({ 'a.org': orgBlock('echo done') })
    chmodSync(scratch.path, 0o777)
    await scratch.run('setpriv', [...ordinary, 'sh', '-c', 'mkdir -p x/y && chmod 444 x'])
    const run = [process.execPath, bin, 'run', 'a.org', '--allow-unix']
    const { code } = await scratch.run('setpriv', [...ordinary, ...run])
    expect([code, scratch.read('a.org').includes(': done')]).toEqual([0, true])
  },
)

test.skipIf(!reachable).each(['x/.git', 'x', 'x/.git/worktrees', 'x/.git/worktrees/tree'])(
  'run lets no block open a directory of git that is closed: %s (needs root, to become a user who can read the project)',
  async (closed) => {
    const obeyed = closed.includes('worktrees')
      ? 'x/.git/worktrees/tree/commondir'
      : 'x/.git/hooks/pre-commit'
    const open = `chmod 700 ${closed} && echo evil > ${obeyed}`
    using scratch = new Scratch({ 'a.org': orgBlock(open) })
    chmodSync(scratch.path, 0o777)
    const make = `git init -q x && mkdir -p x/.git/worktrees/tree && chmod 0 ${closed}`
    await scratch.run('setpriv', [...ordinary, 'sh', '-c', make])
    const run = await scratch.run('setpriv', [...ordinary, process.execPath, bin, 'run', 'a.org'])
    expect([run.code, existsSync(join(scratch.path, obeyed))]).toEqual([3, false])
  },
)

test.each([
  'ls a.org',
  'ls a.md',
  'run a.tape',
  'test a.t',
  'render a.cast -o a.png',
  'import a.txt -o b.md',
])('runbook reads no device through a link: %s', async (line) => {
  using scratch = new Scratch({})
  const [verb = '', name = '', ...rest] = line.split(' ')
  symlinkSync('/dev/null', join(scratch.path, name))
  const { code, stderr } = await scratch.runbook(verb, name, ...rest)
  expect([code, stderr]).toEqual([2, expect.stringContaining('E_UNREADABLE')])
})
