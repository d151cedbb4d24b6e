import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { expect, test } from 'vitest'

import { bin, finished, orgBlock, Scratch } from './command-line.ts'

test('run writes the results of an Org document', async () => {
  using scratch = new Scratch({ 'a.org': orgBlock('date -u -d @0') + orgBlock('seq 2') })
  await scratch.runbook('run', 'a.org')
  expect(scratch.read('a.org')).toBe(
    `${orgBlock('date -u -d @0')}#+RESULTS:\n: Thu Jan  1 00:00:00 UTC 1970\n\n${orgBlock('seq 2')}#+RESULTS:\n: 1\n: 2\n\n`,
  )
})

test('run writes the results of a Markdown document, whose blocks share one shell', async () => {
  const text = '```bash\ncd /tmp; export A=1\n```\n\n```sh\npwd; echo $A\n```\n'
  using scratch = new Scratch({ 'a.md': text })
  await scratch.runbook('run', 'a.md')
  expect(scratch.read('a.md')).toBe(`${text}\n\`\`\`output\n/tmp\n1\n\`\`\`\n`)
})

for (const name of ['a.org', 'a.md']) {
  test(`run touches nothing the second time (${name})`, async () => {
    using scratch = new Scratch({ 'a.org': orgBlock('seq 12'), 'a.md': '```bash\nseq 3\n```\n' })
    await scratch.runbook('run', name)
    const before = scratch.state()
    await scratch.runbook('run', name)
    expect(scratch.state()).toEqual(before)
  })
}

test('run keeps state in a session and none without', async () => {
  using scratch = new Scratch({
    'a.org': [
      orgBlock('x=1', ':session s'),
      orgBlock('echo [$x]', ':results output :session s'),
      orgBlock('echo [$x]'),
    ].join(''),
  })
  await scratch.runbook('run', 'a.org')
  expect(scratch.read('a.org').match(/^: .*$/gm)).toEqual([': [1]', ': []'])
})

test('run passes variables, directory and prologue', async () => {
  using scratch = new Scratch({
    'a.org': orgBlock(
      'pwd | sed "s/.*\\///"; echo "$a $b"',
      ':results output :dir sub :mkdirp yes :var a="x y" :prologue b=2',
    ),
  })
  await scratch.runbook('run', 'a.org')
  expect(scratch.read('a.org')).toContain(': sub\n: x y 2\n')
})

test('run that a mistake stopped says how to go on without it', async () => {
  using scratch = new Scratch({ 'a.org': orgBlock('true', ':reslts output') })
  const { stderr } = await scratch.runbook('run', 'a.org')
  expect(stderr).toContain('or go on without it: runbook run a.org --keep-going\n')
})

test('run stops at the first block that fails, with exit code 3', async () => {
  using scratch = new Scratch({ 'a.org': orgBlock('exit 7') + orgBlock('touch reached') })
  const { code, stderr } = await scratch.runbook('run', 'a.org')
  expect([
    code,
    stderr.includes('exit code 7'),
    scratch.state().some((file) => file.startsWith('reached')),
  ]).toEqual([3, true, false])
})

test('run shows the last 20 lines of a block that fails', async () => {
  using scratch = new Scratch({ 'a.org': orgBlock('seq 30; false') })
  const { stderr } = await scratch.runbook('run', 'a.org')
  expect(stderr.match(/│ \d+/g)).toEqual(
    Array.from({ length: 20 }, (_, index) => `│ ${index + 11}`),
  )
})

test('run says where to go on, by the line that the block has after results were written', async () => {
  using scratch = new Scratch({ 'a.org': orgBlock('seq 3') + orgBlock('false') })
  const { stderr } = await scratch.runbook('run', 'a.org')
  const line = scratch.read('a.org').split('\n').indexOf('false')
  expect(stderr).toContain(`runbook run a.org --from ${line}`)
})

test('run advises a command in which the name of a block is one word', async () => {
  using scratch = new Scratch({ 'a.org': `#+NAME: x; evil\n${orgBlock('false')}` })
  const { stderr } = await scratch.runbook('run', 'a.org')
  expect(stderr).toContain("runbook run a.org --from 'x; evil'\n")
})

test.each([
  [[], ''],
  [['--cassette', 'my cassette.yaml'], " --cassette 'my cassette.yaml'"],
])('run that rehearsed with %j advises to rehearse again', async (flags, shown) => {
  const cassette = 'version: 1\ncommands: []\n'
  using scratch = new Scratch({ 'a.org': orgBlock('false'), 'my cassette.yaml': cassette })
  const { stderr } = await scratch.runbook('run', 'a.org', '--rehearse', ...flags)
  expect(stderr).toContain(`runbook run a.org --rehearse${shown} --from 1\n`)
})

test('run --keep-going runs what follows a failure and still exits with 3', async () => {
  using scratch = new Scratch({ 'a.org': orgBlock('false') + orgBlock('echo reached') })
  const { code } = await scratch.runbook('run', 'a.org', '--keep-going')
  expect([code, scratch.read('a.org').includes(': reached')]).toEqual([3, true])
})

test('run --from starts at a block by name', async () => {
  using scratch = new Scratch({
    'a.org': `${orgBlock('echo one')}#+NAME: two\n${orgBlock('echo two')}`,
  })
  await scratch.runbook('run', 'a.org', '--from', 'two')
  expect(scratch.read('a.org').match(/^: .*$/gm)).toEqual([': two'])
})

test('run with names runs these blocks only', async () => {
  using scratch = new Scratch({
    'a.md': '```bash {#one}\necho 1\n```\n\n```bash {#two}\necho 2\n```\n',
  })
  await scratch.runbook('run', 'a.md', 'two')
  expect(scratch.read('a.md')).toBe(
    '```bash {#one}\necho 1\n```\n\n```bash {#two}\necho 2\n```\n\n```output\n2\n```\n',
  )
})

test('run --dry-run changes nothing', async () => {
  using scratch = new Scratch({ 'a.org': orgBlock('touch made') + orgBlock('x', ':tangle x.txt') })
  const before = scratch.state()
  const { code, stderr } = await scratch.runbook('run', 'a.org', '--dry-run')
  expect([code, scratch.state(), stderr.includes('would run')]).toEqual([0, before, true])
})

test('run does not run :eval never, but --include-never does', async () => {
  using scratch = new Scratch({ 'a.org': orgBlock('echo ran', ':results output :eval never') })
  await scratch.runbook('run', 'a.org')
  expect(scratch.read('a.org')).not.toContain('RESULTS')
  await scratch.runbook('run', 'a.org', '--include-never')
  expect(scratch.read('a.org')).toContain(': ran')
})

test('run stops a block that never ends, with exit code 5', async () => {
  using scratch = new Scratch({ 'a.org': orgBlock('while :; do sleep 0.1; done') })
  const { code } = await scratch.runbook('run', 'a.org', '--timeout', '300ms')
  expect(code).toBe(5)
})

test('run stops a session block that ignores INT and TERM', async () => {
  using scratch = new Scratch({
    'a.org': orgBlock(
      `bash -c 'trap "" INT TERM; while :; do sleep 0.1; done'`,
      ':session s :timeout 300ms',
    ),
  })
  expect((await scratch.runbook('run', 'a.org')).code).toBe(5)
})

test('run ends only the session that exits, and says so', async () => {
  using scratch = new Scratch({
    'a.org':
      orgBlock('exit 0', ':session a') + orgBlock('echo alive', ':results output :session a'),
  })
  const { code, stderr } = await scratch.runbook('run', 'a.org')
  expect([code, stderr.includes('ended its shell'), stderr.includes('new shell')]).toEqual([
    0,
    true,
    true,
  ])
})

test('run tangles before the first block runs', async () => {
  using scratch = new Scratch({
    'a.org': `${orgBlock('cat conf.yaml')}#+begin_src yaml :tangle conf.yaml\nkey: 1\n#+end_src\n`,
  })
  await scratch.runbook('run', 'a.org')
  expect(scratch.read('a.org')).toContain(': key: 1')
})

test('run --json writes one event a line to standard output and nothing else', async () => {
  using scratch = new Scratch({ 'a.org': orgBlock('echo hi') })
  const { stdout, stderr } = await scratch.runbook('run', 'a.org', '--json')
  const types = stdout
    .trimEnd()
    .split('\n')
    .map((line) => (JSON.parse(line) as { type: string }).type)
  expect([types, stderr]).toEqual([
    ['planned', 'step-started', 'output', 'step-finished', 'results'],
    '',
  ])
})

test('run --quiet says nothing when all is well', async () => {
  using scratch = new Scratch({ 'a.org': orgBlock('echo hi') })
  expect(await scratch.runbook('run', 'a.org', '--quiet')).toMatchObject({ stdout: '', stderr: '' })
})

test('run uses colours only when asked to', async () => {
  using scratch = new Scratch({ 'a.org': orgBlock('echo hi') })
  const args = [bin, 'run', 'a.org']
  const plain = await scratch.run(process.execPath, args)
  const forced = await scratch.run(process.execPath, args, { FORCE_COLOR: '1' })
  expect([plain.stderr.includes('\u001b'), forced.stderr.includes('\u001b[')]).toEqual([
    false,
    true,
  ])
})

test('run interrupted keeps finished results, ends its processes and exits with 130', async () => {
  using scratch = new Scratch({
    'a.org': orgBlock('echo first') + orgBlock('echo started; sleep 987654', ':session s'),
  })
  const child = scratch.start(process.execPath, [bin, 'run', 'a.org', '--json'])
  const done = finished(child)
  await new Promise<void>((resolve) => {
    child.stdout.on('data', (data: Buffer) => data.toString().includes('started\\r') && resolve())
  })
  child.kill('SIGINT')
  const { code } = await done
  const { stdout } = await scratch.run('pgrep', ['-f', 'sleep 987654'])
  expect([code, scratch.read('a.org').includes(': first'), stdout]).toEqual([130, true, ''])
})

test('run whose terminal is closed ends its processes and leaves no directory behind', async () => {
  using scratch = new Scratch({ 'a.org': orgBlock('echo started; sleep 987653') })
  mkdirSync(join(scratch.path, 'tmp'))
  const args = [bin, 'run', 'a.org', '--json', '--sandbox', 'none']
  const child = scratch.start(process.execPath, args, { TMPDIR: join(scratch.path, 'tmp') })
  const done = finished(child)
  await new Promise<void>((resolve) => {
    child.stdout.on('data', (data: Buffer) => data.toString().includes('started\\n') && resolve())
  })
  child.kill('SIGHUP')
  await done
  const left = readdirSync(join(scratch.path, 'tmp'), { recursive: true })
  const { stdout } = await scratch.run('pgrep', ['-f', 'sleep 987653'])
  const root = expect.stringMatching(/^runbook-\d+$/) as string
  expect([child.signalCode, left, stdout]).toEqual(['SIGHUP', [root], ''])
})

test('run interrupted ends references that double from block to block', async () => {
  const doubled = Array.from({ length: 30 }, (_, index) => {
    const next = `n${index + 1}()`
    return `#+name: n${index}\n${orgBlock('echo', `:var x=${next} y=${next}`)}`
  })
  using scratch = new Scratch({ 'a.org': `${doubled.join('')}#+name: n30\n${orgBlock('echo')}` })
  const child = scratch.start(process.execPath, [bin, 'run', 'a.org', '--json'])
  const done = finished(child)
  await new Promise<void>((resolve) => {
    child.stdout.on('data', (data: Buffer) => data.includes('step-started') && resolve())
  })
  child.kill('SIGINT')
  const { code } = await done
  expect(code).toBe(130)
})

test('run shows control characters of a block as pictures', async () => {
  using scratch = new Scratch({
    'a.org': orgBlock(String.raw`printf 'a\033]0;title\007b\n'; false`),
  })
  const { stderr } = await scratch.runbook('run', 'a.org')
  expect([stderr.includes('\u001b'), stderr.includes('␛')]).toEqual([false, true])
})

test('ls --json gives each block with its place, arguments and result', async () => {
  using scratch = new Scratch({
    'a.org': `* Head\n#+NAME: n\n${orgBlock('seq 1')}#+RESULTS: n\n: 1\n`,
  })
  const { stdout } = await scratch.runbook('ls', 'a.org', '--json')
  expect(JSON.parse(stdout)).toMatchObject([
    {
      name: 'n',
      language: 'bash',
      line: 3,
      heading: ['Head'],
      recording: null,
      expected: { text: '1\n' },
    },
  ])
})

test('tangle writes files with their modes', async () => {
  using scratch = new Scratch({
    'a.org': '#+begin_src sh :tangle bin/x :mkdirp yes :shebang #!/bin/sh\necho x\n#+end_src\n',
  })
  await scratch.runbook('tangle', 'a.org')
  const { stdout } = await scratch.run('stat', ['-c', '%a', 'bin/x'])
  expect([scratch.read('bin/x'), stdout]).toEqual(['#!/bin/sh\necho x\n', '755\n'])
})

test('run shares /tmp and home between blocks, and nothing of them outlives it', async () => {
  const check = 'cat /tmp/left ~/left 2>&1'
  using scratch = new Scratch({
    'a.org': [
      orgBlock('echo a >/tmp/left; echo b >~/left', ':results silent'),
      orgBlock(check),
      orgBlock(check, ':results output :session s'),
    ].join(''),
    'b.org': orgBlock('ls -A /tmp ~ | grep left || echo clean'),
  })
  await scratch.runbook('run', 'a.org')
  await scratch.runbook('run', 'b.org')
  expect([
    scratch.read('a.org').match(/^: .*$/gm),
    scratch.read('b.org').match(/^: .*$/gm),
  ]).toEqual([[': a', ': b', ': a', ': b'], [': clean']])
})

test('run masks the values of secret variables in the report, the result and the recording', async () => {
  using scratch = new Scratch({
    'a.org': `${orgBlock('echo "key is $API_TOKEN"; false')}[[file:x.gif]]\n`,
  })
  const shown = await scratch.runbook(
    'run',
    'a.org',
    '--env',
    'API_TOKEN=hunter2hunter2',
    '--json',
    '--verbose',
  )
  const failed = await scratch.runbook('run', 'a.org', '--env', 'API_TOKEN=hunter2hunter2')
  const everything = [shown.stdout, failed.stderr, scratch.read('a.org')].join('')
  expect([everything.includes('hunter2'), everything.includes('key is ********')]).toEqual([
    false,
    true,
  ])
})

test('run writes results where their blocks went when the document was edited meanwhile', async () => {
  const text = orgBlock('while [ ! -e go ]; do sleep 0.05; done; echo one') + orgBlock('echo two')
  using scratch = new Scratch({ 'a.org': text })
  const child = scratch.start(process.execPath, [bin, 'run', 'a.org', '--json'])
  const done = finished(child)
  await new Promise<void>((started) => {
    child.stdout.on('data', (data: Buffer) => data.toString().includes('step-started') && started())
  })
  writeFileSync(join(scratch.path, 'a.org'), `A new first line.\n\n${text}`)
  writeFileSync(join(scratch.path, 'go'), '')
  const { code } = await done
  const lines = scratch.read('a.org').split('\n')
  expect([code, lines[0], lines.filter((line) => line.startsWith(': '))]).toEqual([
    0,
    'A new first line.',
    [': one', ': two'],
  ])
})

test('run reports a result whose block is gone and writes the others', async () => {
  const text = orgBlock('while [ ! -e go ]; do sleep 0.05; done; echo one') + orgBlock('echo two')
  using scratch = new Scratch({ 'a.org': text })
  const child = scratch.start(process.execPath, [bin, 'run', 'a.org', '--json'])
  const done = finished(child)
  await new Promise<void>((started) => {
    child.stdout.on('data', (data: Buffer) => data.toString().includes('step-started') && started())
  })
  writeFileSync(join(scratch.path, 'a.org'), text.replace('echo two', 'echo three'))
  writeFileSync(join(scratch.path, 'go'), '')
  const { code, stdout } = await done
  expect([
    code,
    stdout.includes('E_DOCUMENT_CHANGED'),
    scratch.read('a.org').includes(': one'),
    scratch.read('a.org').includes(': two'),
  ]).toEqual([7, true, true, false])
})

test('plan shows where the value of each header argument comes from', async () => {
  using scratch = new Scratch({
    'a.org': `#+PROPERTY: header-args :dir sub\n${orgBlock('echo', ':session s :var x=1')}`,
  })
  const { stdout } = await scratch.runbook('plan', 'a.org', '--json')
  const [step] = JSON.parse(stdout) as {
    arguments: { key: string; value: string; from: string }[]
  }[]
  expect(step?.arguments).toEqual(
    expect.arrayContaining([
      { key: 'dir', value: 'sub', from: 'property, a.org:1' },
      { key: 'session', value: 's', from: 'block, a.org:2' },
      { key: 'var', value: 'x=1', from: 'block, a.org:2' },
      { key: 'exports', value: 'code', from: 'default' },
    ]),
  )
})

test('run keeps the old result of a block that could not start, and says why', async () => {
  const old = '#+RESULTS:\n: old\n\n'
  using scratch = new Scratch({
    'a.org':
      orgBlock('echo new', ':results output :dir nowhere') +
      old +
      orgBlock('echo $x', ':results output :var x=nothing') +
      old,
  })
  const { code, stderr } = await scratch.runbook('run', 'a.org', '--keep-going')
  expect([
    code,
    scratch.read('a.org').match(/^: .*$/gm),
    /does not exist/.test(stderr),
    /E_NO_SUCH_NAME/.test(stderr),
  ]).toEqual([2, [': old', ': old'], true, true])
})

test('run gives a fence to the shell that it names', async () => {
  const fence = '```fish\nfor i in a b; echo "in $i"; end\n```\n'
  using scratch = new Scratch({ 'a.md': fence })
  await scratch.runbook('run', 'a.md')
  expect(scratch.read('a.md')).toContain('in a\nin b\n')
})

test('run says why a result file cannot be written, in the words of the system', async () => {
  using scratch = new Scratch({ 'a.org': orgBlock('echo x', ':results file :file no/such.txt') })
  const { stderr } = await scratch.runbook('run', 'a.org')
  expect(stderr).toContain('no/such.txt cannot be written: ./no/such.txt: No such file')
})

test('run --library lets a document call the named blocks of another one', async () => {
  const lent =
    '#+NAME: greet\n#+begin_src sh :var who=x :results output\necho "hello $who"\n#+end_src\n'
  using scratch = new Scratch({ 'lib.org': lent, 'a.org': '#+CALL: greet(who="you")\n' })
  const { code } = await scratch.runbook('run', 'a.org', '--library', 'lib.org')
  expect([code, scratch.read('a.org').includes(': hello you')]).toEqual([0, true])
})

test('ls ends its lines at the edge of a terminal, and leaves out there what no block has', async () => {
  using scratch = new Scratch({
    'a.md': '```bash\necho a rather long command of this block\n```\n',
  })
  const ls = `stty cols 40; "${process.execPath}" "${bin}" ls a.md`
  const { stdout } = await scratch.run('script', ['-qec', ls, '/dev/null'])
  expect(stdout.replaceAll('\r', '')).toBe(
    'LINE  LANGUAGE  NAME    CODE\n1     bash      echo-a  echo a rather l…\n',
  )
})
