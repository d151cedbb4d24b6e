import { expect, test } from 'vitest'

import { bin, finished, orgBlock, Scratch } from './command-line.ts'

test('a run that a mistake stopped speaks of no results', async () => {
  using scratch = new Scratch({ 'a.org': orgBlock('true', ':retry often') })
  const { stderr } = await scratch.runbook('run', 'a.org')
  expect(stderr).toMatch(/blocks +nothing ran, 1 problem in 0.00 s\nstopped +mend it/)
})

test('the summary counts what passed before what did not', async () => {
  using scratch = new Scratch({ 'a.md': '```yaml\na: 1\n```\n\n```bash\ntrue\n```\n' })
  const { stderr } = await scratch.runbook('run', 'a.md')
  expect(stderr).toContain('1 passed, 1 skipped in')
})

test('a block that printed nothing until its time was over shows no empty line', async () => {
  using scratch = new Scratch({ 'a.md': '```bash\nsleep 9\n```\n' })
  const { stderr } = await scratch.runbook('run', 'a.md', '--timeout', '200ms')
  expect(stderr).not.toMatch(/│ *$/m)
})

test('calls without an answer are shown as a cassette takes them, with its name', async () => {
  const document = orgBlock("kubectl get pod -o jsonpath='{.status}'")
  using scratch = new Scratch({ 'a.org': document })
  const { stderr } = await scratch.runbook('run', 'a.org', '--rehearse')
  expect(stderr).toMatch(
    /1 of 1 call had no answer in a.org or a.rehearsal.yaml and printed nothing:\n +kubectl get pod -o 'jsonpath=\{.status\}'\n/,
  )
})

test('a wrong key of a cassette is told with the keys that there are and what a cassette looks like', async () => {
  const files = { 'a.org': orgBlock('true'), 'a.rehearsal.yaml': 'answers: []\n' }
  using scratch = new Scratch(files)
  const { stderr } = await scratch.runbook('run', 'a.org', '--rehearse')
  expect(stderr).toMatch(/there are version, commands, files\n[^]*"- run: kubectl get pods"/)
})

test('a file that is not there is told before any test runs', async () => {
  using scratch = new Scratch({ 'a.md': '```bash\ntouch ran\n```\n' })
  const { code } = await scratch.runbook('test', 'a.md', 'b.md')
  expect([code, scratch.state().some((file) => file.startsWith('ran'))]).toEqual([2, false])
})

test('plain notes are imported into documents only', async () => {
  using scratch = new Scratch({ 'a.txt': '$ ls\n' })
  const { stderr } = await scratch.runbook('import', 'a.txt', '-o', 'b.txt')
  expect(stderr).toContain(
    'b.txt is no document\nNext: End the name in .org, .md, .markdown, .qmd, .rmd, .mdx.',
  )
})

test('a verb of documents says what tapes are for', async () => {
  using scratch = new Scratch({ 'a.tape': 'Type "x"\n' })
  const { stderr } = await scratch.runbook('plan', 'a.tape')
  expect(stderr).toContain('Tapes are for "runbook run"')
})

test('places are named from the current directory, as the document was', async () => {
  using scratch = new Scratch({ 'in/a.org': orgBlock('true', ':retry often') })
  const { stderr } = await scratch.runbook('run', 'in/a.org')
  expect(stderr).toContain(' --> in/a.org:1:')
})

test('a document elsewhere is named by its whole path', async () => {
  using scratch = new Scratch({ 'a.org': orgBlock('true', ':retry often'), 'in/x': '' })
  const command = `cd in; "${process.execPath}" "${bin}" run ../a.org`
  const { stderr } = await scratch.run('sh', ['-c', command])
  expect(stderr).toMatch(/ --> \/.*\/a\.org:1:/)
})

test('--verbose shows the errors of a block that passed, too', async () => {
  using scratch = new Scratch({ 'a.org': orgBlock('echo out; echo careful >&2') })
  const { stderr } = await scratch.runbook('run', 'a.org', '--verbose')
  expect(stderr).toContain('      out\n      │ careful\n')
})

test('--verbose shows the output of a failed block once', async () => {
  using scratch = new Scratch({ 'a.org': orgBlock('echo out; false') })
  const { stderr } = await scratch.runbook('run', 'a.org', '--verbose')
  expect(stderr.match(/ out$/gm)).toHaveLength(1)
})

test('a second document is no name of a block', async () => {
  using scratch = new Scratch({ 'a.md': '```bash\ntrue\n```\n', 'b.md': '' })
  const { stderr } = await scratch.runbook('run', 'a.md', 'b.md')
  expect(stderr).toContain('One document at a time')
})

test('help for a verb that is not there says so', async () => {
  using scratch = new Scratch({})
  const { code, stderr } = await scratch.runbook('help', 'frobnicate')
  expect([code, stderr]).toEqual([2, expect.stringMatching(/^E_USAGE there is no such verb\n/)])
})

test('a size that no terminal has is told with those that one may have', async () => {
  using scratch = new Scratch({ 'a.md': '' })
  const { stderr } = await scratch.runbook('run', 'a.md', '--cols', '0')
  expect(stderr).toContain('from 1 to 9999')
})

test('help shows no empty lists as defaults', async () => {
  using scratch = new Scratch({})
  const { stdout } = await scratch.runbook('run', '--help')
  expect(stdout).not.toMatch(/default: (?:none|\[\])/)
})

test('ls shows every file of a recording, and counts a line as one', async () => {
  const links = '#+RESULTS:\n: 1\n\n[[file:a.png]]\n[[file:a.svg]]\n'
  using scratch = new Scratch({ 'a.org': `${orgBlock('seq 1')}\n${links}` })
  const { stdout } = await scratch.runbook('ls', 'a.org')
  expect(stdout).toMatch(/a\.png a\.svg +1 line /)
})

test('ls shows a transcript as what runs, and the output that a plain fence shows', async () => {
  const text = '```console\n$ echo 1\n1\n```\n\n```bash\nseq 2\n```\n\n```\n1\n2\n```\n'
  using scratch = new Scratch({ 'a.md': text })
  const { stdout } = await scratch.runbook('ls', 'a.md')
  expect(stdout).toMatch(/^1 +console [^]*^6 +bash +\S+ +- +2 lines /m)
})

test('a build that is interrupted exports nothing', async () => {
  using scratch = new Scratch({ 'a.md': '```bash\necho begun; sleep 9\n```\n' })
  const child = scratch.start(process.execPath, [bin, 'build', 'a.md', '-o', 'a.html', '--json'])
  child.stdout.on('data', (data: Buffer) => {
    if (data.toString().includes('"data":"begun')) child.kill('SIGINT')
  })
  const { code } = await finished(child)
  expect([code, scratch.state().some((file) => file.startsWith('a.html'))]).toEqual([130, false])
})

test('a terminal that cannot draw lines anew gets each line once, as in a shell of Emacs', async () => {
  using scratch = new Scratch({ 'a.md': '```bash\nsleep 0.3\n```\n' })
  const run = `TERM=dumb "${process.execPath}" "${bin}" run a.md`
  const { stdout } = await scratch.run('script', ['-qec', run, '/dev/null'])
  // oxlint-disable-next-line no-control-regex
  expect(stdout).not.toMatch(/\u001b|\r(?!\n)/)
})

const logCommands = [
  `# ::error::title ##[group]x\n\n${'```'}bash\n::error::code ##[group]x\n${'```'}\n`,
  `${'```'}bash\necho '::add-mask::x'; echo '  ::stop-commands::y'; echo 'a ##[group]b'; printf '\u00a0::debug::z\n'\n${'```'}\n`,
  `${'```'}\nother ##[group]c\n  ::debug::\n${'```'}\n`,
]

test.each([
  'run --verbose --no-write --json',
  'run --verbose --no-write',
  'plan',
  'plan --json',
  'ls',
  'ls --json',
  'test --reporter pretty',
  'test --reporter json',
  'test --reporter junit',
  'test --reporter tap',
])('a log of GitHub Actions gets no command of a document from runbook %s', async (command) => {
  using scratch = new Scratch({ 'a.md': logCommands.join('\n') })
  const args = [bin, ...command.split(' '), 'a.md']
  const env = { GITHUB_ACTIONS: 'true' }
  const { stdout, stderr } = await scratch.run(process.execPath, args, env)
  expect([stdout + stderr !== '', `${stdout}${stderr}`]).toEqual([
    true,
    expect.not.stringMatching(/^\s*::|##\[/m),
  ])
})

test('a block with an argument of a million characters does not widen the rows of all others', async () => {
  const block = '#+begin_src sh\ntrue\n#+end_src\n\n'
  const wide = `#+begin_src sh :var x="${'a'.repeat(1_000_000)}"\ntrue\n#+end_src\n`
  using scratch = new Scratch({ 'a.org': `${block.repeat(700)}${wide}` })
  const { code, stdout } = await scratch.runbook('ls', 'a.org')
  expect([code, stdout.length < 2_000_000]).toEqual([0, true])
})

test.each([
  ['a file that is misspelt', ['run', 'sub/gude.md'], 'Did you mean sub/guide.md?'],
  ['a test that is misspelt', ['test', 'sub/gude.md'], 'Did you mean sub/guide.md?'],
  ['a file like no other', ['run', 'sub/other.org'], 'Check the path.'],
  ['a file in no directory', ['run', 'none/guide.md'], 'Check the path.'],
  ['a verb without what it takes', ['play'], '"runbook play --help"'],
  ['no verb', ['nothing-like-one'], '"runbook --help"'],
  ['a directory in Markdown', ['run', 'sub/guide.md'], '"mkdirp=yes" makes it'],
  ['a directory in Org', ['run', 'a.org'], '":mkdirp yes" makes it'],
  ['a block, with the path as it is here', ['run', 'a.org', 'none'], 'no block of a.org is'],
])('of %s it is said what to do', async (_, args, says) => {
  using scratch = new Scratch({
    'sub/guide.md': '```bash {dir=none}\ntrue\n```\n',
    'a.org': orgBlock('true', ':dir none'),
  })
  const { stderr } = await scratch.runbook(...args)
  expect(stderr).toContain(says)
})

test('a path that reads as an option without its directory keeps that', async () => {
  using scratch = new Scratch({ '-a.org': orgBlock('true') })
  const { stderr } = await scratch.runbook('run', './-a.org', 'none')
  expect(stderr).toContain(`runbook ls ${scratch.path}/-a.org`)
})

test('import refuses an Org document, which is a runbook already', async () => {
  using scratch = new Scratch({ 'a.org': '* A\n' })
  const { code, stderr } = await scratch.runbook('import', 'a.org', '-o', 'a.md')
  expect([code, stderr.split('\n')[0]]).toEqual([2, 'E_USAGE a.org is a runbook already'])
})
