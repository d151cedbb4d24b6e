import { writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { expect, test } from 'vitest'

import { bin, Scratch } from './command-line.ts'

const fence = '```'

const page = [
  '# A page',
  '',
  `${fence}bash`,
  'echo one',
  fence,
  '',
  `${fence}output`,
  'two',
  fence,
  '',
  'A transcript:',
  '',
  fence,
  '$ echo a b',
  'a [..]',
  '$ printf "1\\n2\\n3\\n"',
  '1',
  '...',
  '4',
  fence,
  '',
  `${fence}bash`,
  'export NAME=x',
  'echo "$NAME"',
  '# y',
  fence,
  '',
  'You should see this output:',
  '',
  fence,
  'nothing like it',
  fence,
  '',
].join('\n')

const differing = /^differs {2}\S+:(\d+)/gm
const lines = (stderr: string): string[] =>
  [...stderr.matchAll(differing)].map(([, line = '']) => line)

test('test names each output of a Markdown page that differs, by the line of its command', async () => {
  using scratch = new Scratch({ 'page.md': page })
  const { code, stderr } = await scratch.runbook('test', 'page.md')
  expect({ code, lines: lines(stderr) }).toEqual({ code: 4, lines: ['3', '16', '24'] })
})

test('test of a directory runs the documents in it, and scripts only where their tool is named', async () => {
  using scratch = new Scratch({
    'docs/a.md': `${fence}bash\necho one\n${fence}\n\n${fence}output\ntwo\n${fence}\n`,
    'docs/deep/b.org': '#+begin_src sh\necho one\n#+end_src\n\n#+RESULTS:\n: one\n',
    'docs/c.sh': '$ echo one\none\n',
  })
  const documents = await scratch.runbook('test', 'docs', '--json')
  const paths = documents.stdout.matchAll(/"path":"([^"]+)"/g)
  const scripts = await scratch.runbook('test', 'docs', '--dialect', 'clitest', '--json')
  expect([[...paths].map(([, path]) => path), scripts.stdout]).toEqual([
    ['docs/a.md', 'docs/deep/b.org'],
    expect.stringContaining('"path":"docs/c.sh"'),
  ])
})

test('test --update makes the page true and keeps its patterns', async () => {
  using scratch = new Scratch({ 'page.md': page })
  await scratch.runbook('test', 'page.md', '--update')
  const updated = page.replace('two', 'one').replace('\n4\n', '\n').replace('# y', '# x')
  expect(scratch.read('page.md')).toBe(updated)
})

test('a page that was updated passes', async () => {
  using scratch = new Scratch({ 'page.md': page })
  await scratch.runbook('test', 'page.md', '--update')
  expect((await scratch.runbook('test', 'page.md')).code).toBe(0)
})

test('test --update writes no bullet of an item that begins with its fence again', async () => {
  const page = `- ${fence}console\n  $ echo one\n  two\n  ${fence}\n`
  using scratch = new Scratch({ 'page.md': page })
  await scratch.runbook('test', 'page.md', '--update')
  expect(scratch.read('page.md')).toBe(page.replace('two', 'one'))
})

test('test --update writes what a transcript shows as it was printed', async () => {
  const page = `${fence}console\n$ echo "# one"\n# two\n${fence}\n`
  using scratch = new Scratch({ 'page.md': page })
  await scratch.runbook('test', 'page.md', '--update')
  expect(scratch.read('page.md')).toBe(page.replace('# two', '# one'))
})

const org = [
  '#+begin_src bash :results output',
  'echo one',
  '#+end_src',
  '',
  '#+RESULTS:',
  ': two',
  '',
  '#+begin_src bash :results output :expect contains',
  'seq 5',
  '#+end_src',
  '',
  '#+RESULTS:',
  ': 3',
  ': 4',
  '',
  '#+begin_src bash :exit 3',
  'exit 3',
  '#+end_src',
  '',
].join('\n')

test('test of an Org document holds results against outputs, and statuses against :exit', async () => {
  using scratch = new Scratch({ 'a.org': org })
  const { code, stderr } = await scratch.runbook('test', 'a.org')
  expect({ code, lines: lines(stderr) }).toEqual({ code: 4, lines: ['1'] })
})

test('test --update of an Org document writes the result in its form', async () => {
  using scratch = new Scratch({ 'a.org': org })
  await scratch.runbook('test', 'a.org', '--update')
  expect(scratch.read('a.org')).toBe(org.replace(': two', ': one'))
})

test('test leaves the document alone', async () => {
  using scratch = new Scratch({ 'page.md': page })
  const before = scratch.state()
  await scratch.runbook('test', 'page.md')
  expect(scratch.state()).toEqual(before)
})

test('import makes a runbook of plain notes', async () => {
  using scratch = new Scratch({ 'lab.txt': 'Start\n\nlist the files\nls -l\n\nuname -s\nLinux\n' })
  const { code } = await scratch.runbook('import', 'lab.txt', '-o', 'lab.md')
  expect({ code, text: scratch.read('lab.md') }).toEqual({
    code: 0,
    text: [
      '# Start\n\nlist the files\n',
      `\n${fence}bash\nls -l\n${fence}\n\n`,
      `${fence}bash\nuname -s\n${fence}\n\n${fence}output\nLinux\n${fence}\n`,
    ].join(''),
  })
})

test('import does not overwrite a file', async () => {
  using scratch = new Scratch({ 'lab.txt': 'ls -l\n', 'lab.md': 'mine\n' })
  const { code } = await scratch.runbook('import', 'lab.txt', '-o', 'lab.md')
  expect({ code, text: scratch.read('lab.md') }).toEqual({ code: 7, text: 'mine\n' })
})

const recorded = `#+begin_src bash :results output :cols 40
kubectl get nodes
#+end_src

#+RESULTS:
: node-1   Ready

[[file:nodes.gif]]
`

test('a recording that would come out otherwise is stale, until it is updated', async () => {
  using scratch = new Scratch({ 'a.org': recorded })
  const codes: (number | null)[] = []
  const run = async (...args: readonly string[]): Promise<void> => {
    codes.push((await scratch.runbook(...args)).code)
  }
  await run('test', 'a.org', '--rehearse')
  await run('run', 'a.org', '--rehearse')
  await run('test', 'a.org', '--rehearse')
  writeFileSync(join(scratch.path, 'a.org'), recorded.replace(':cols 40', ':cols 50'))
  await run('test', 'a.org', '--rehearse')
  await run('test', 'a.org', '--rehearse', '--update')
  await run('test', 'a.org', '--rehearse')
  expect(codes).toEqual([4, 0, 0, 4, 0, 0])
})

test('an APNG is stale when the document says something else', async () => {
  const linked = recorded.replace('nodes.gif', 'nodes.apng')
  using scratch = new Scratch({ 'a.org': linked })
  await scratch.runbook('run', 'a.org', '--rehearse')
  const fresh = await scratch.runbook('test', 'a.org', '--rehearse')
  writeFileSync(join(scratch.path, 'a.org'), linked.replace(':cols 40', ':cols 50'))
  const stale = await scratch.runbook('test', 'a.org', '--rehearse')
  expect([fresh.code, stale.code, /nodes\.apng.*stale/s.test(stale.stderr)]).toEqual([0, 4, true])
})

test('a stale recording is named with its path', async () => {
  using scratch = new Scratch({ 'a.org': recorded })
  const { stderr } = await scratch.runbook('test', 'a.org', '--rehearse')
  expect(stderr).toMatch(/nodes\.gif.*stale/s)
})

test('a live test names the flags that make its stale recording anew', async () => {
  using scratch = new Scratch({
    'a.org': '#+begin_src bash\necho one\n#+end_src\n\n[[file:one.gif]]\n',
  })
  const { stderr } = await scratch.runbook('test', 'a.org', '--recordings')
  const [, flags = ''] = /is stale; (.*) makes it anew/.exec(stderr) ?? []
  await scratch.runbook('test', 'a.org', ...flags.split(' '))
  expect(scratch.state().some((file) => file.startsWith('one.gif '))).toBe(true)
})

test('a test without update makes no recording', async () => {
  using scratch = new Scratch({ 'a.org': recorded })
  await scratch.runbook('test', 'a.org', '--rehearse')
  expect(scratch.state().map((file) => file.split(' ')[0])).toEqual(['a.org'])
})

test('a frozen test refuses to update', async () => {
  using scratch = new Scratch({ 'a.org': recorded })
  const { code, stderr } = await scratch.runbook('test', 'a.org', '--frozen', '--update')
  expect([code, stderr.includes('--frozen')]).toEqual([2, true])
})

test('a quote below a block is an expectation where the block says how', async () => {
  const text = `${fence}bash {expect=contains}\necho one; echo two\n${fence}\n\n> three\n`
  using scratch = new Scratch({ 'a.md': text, 'b.md': text.replace('three', 'one') })
  const codes = [await scratch.runbook('test', 'a.md'), await scratch.runbook('test', 'b.md')]
  expect(codes.map(({ code }) => code)).toEqual([4, 0])
})

test('a quote below a block is held against what a rehearsal answers', async () => {
  const page = `${fence}bash\nkubectl version\n${fence}\n\n> Server v1.2.3\n`
  const cassette =
    'version: 1\ncommands:\n  - run: kubectl version\n    stdout: "Server v1.2.4\\n"\n'
  using scratch = new Scratch({ 'a.md': page, 'a.rehearsal.yaml': cassette })
  const { code, stderr } = await scratch.runbook('test', 'a.md', '--rehearse')
  expect({ code, lines: lines(stderr) }).toEqual({ code: 4, lines: ['1'] })
})

test('placeholders are filled in the output that a page shows, too', async () => {
  const page = `${fence}bash\necho "via <MY IP>"\n${fence}\n\n${fence}\nvia <MY IP>\n${fence}\n`
  using scratch = new Scratch({ 'a.md': page })
  expect((await scratch.runbook('test', 'a.md', '--set', 'MY IP=10.0.0.1')).code).toBe(0)
})

const failing =
  '```bash {#deploy}\n  echo waited\n  echo "no such cluster: staging" >&2\n  false\n```\n'

for (const [reporter, shown] of [
  ['pretty', '  │ waited\n  │ no such cluster: staging\n'],
  ['github', '::exit status 1%0Awaited%0Ano such cluster: staging\n'],
  ['tap', '# exit status 1\n# waited\n# no such cluster: staging\n'],
  ['junit', 'message="exit: exit status 1">waited&#10;no such cluster: staging</failure>'],
  ['json', '"printed":["waited","no such cluster: staging"]'],
] as const) {
  test(`test shows what a block that failed had printed, as ${reporter}`, async () => {
    using scratch = new Scratch({ 'a.md': failing })
    const { stdout, stderr } = await scratch.runbook('test', 'a.md', '--reporter', reporter)
    expect(stdout + stderr).toContain(shown)
  })
}

test('test shows what a command of a test file had printed before its status was wrong', async () => {
  const session =
    '```console tesh-session="a" tesh-exitcodes="0"\n$ sh -c "echo said; exit 3"\nsaid\n```\n'
  using scratch = new Scratch({ 'a.md': session })
  const { stderr } = await scratch.runbook('test', 'a.md', '--dialect', 'tesh')
  expect(stderr).toContain('  │ said\n')
})

test('test names a block by its first command behind the brace of a group', async () => {
  using scratch = new Scratch({ 'a.md': '```bash\n{\n  false\n}\n```\n' })
  const { stderr } = await scratch.runbook('test', 'a.md')
  expect(stderr).toContain('a.md:1  false')
})

test('test shows on a terminal which block is running', async () => {
  using scratch = new Scratch({ 'a.md': '```bash\nuntil [ -e go ]; do sleep 0.1; done\n```\n' })
  const command = `script -qefc '"${process.execPath}" "${bin}" test a.md --sandbox none' out >/dev/null`
  const watch = 'until grep -q "a.md:1  until" out; do sleep 0.1; done; touch go; wait'
  const { code } = await scratch.run('sh', ['-c', `${command} & ${watch}`])
  expect([code, scratch.read('out')]).toEqual([0, expect.stringContaining('1 passed')])
})

const fenced = '```bash\necho one; echo two\n```\n\n```\nold\n```\n\nEnd.\n'
const result = '#+begin_src bash\necho one\n#+end_src\n\n#+RESULTS:\n: old\n\nEnd.\n'

test.each([
  ['a.md', fenced, fenced.replace('old', 'one\ntwo')],
  ['a.org', result, result.replace('old', 'one')],
])('test --update ends the lines of %s like those that are there', async (name, text, updated) => {
  using scratch = new Scratch({ [name]: text.replaceAll('\n', '\r\n') })
  await scratch.runbook('test', name, '--update')
  expect(scratch.read(name)).toBe(updated.replaceAll('\n', '\r\n'))
})
