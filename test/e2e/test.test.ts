import { expect, test } from 'vitest'

import { Scratch } from './command-line.ts'

const differing = 'Say it:\n\n  $ echo hello\n  hullo\n\n  $ echo v1.2\n  v\\d.\\d (re)\n'

test('test ends with 0 when everything is as expected', async () => {
  using scratch = new Scratch({ 'good.t': '  $ echo hello\n  hello\n' })
  expect((await scratch.runbook('test', 'good.t')).code).toBe(0)
})

test('test ends with 4 and shows the difference', async () => {
  using scratch = new Scratch({ 'bad.t': differing })
  const { code, stderr } = await scratch.runbook('test', 'bad.t')
  expect({ code, stderr: stderr.replace(/in [\d.]+ s/, 'in N s') }).toEqual({
    code: 4,
    stderr: 'differs  bad.t:3  echo hello\n  -hullo\n  +hello\n1 failed, 1 passed in N s\n',
  })
})

test('test --update writes what differs and keeps patterns that match', async () => {
  using scratch = new Scratch({ 'bad.t': differing })
  await scratch.runbook('test', 'bad.t', '--update')
  expect(scratch.read('bad.t')).toBe(differing.replace('hullo', 'hello'))
})

test('test without --update leaves the file alone', async () => {
  using scratch = new Scratch({ 'bad.t': differing })
  const before = scratch.state()
  await scratch.runbook('test', 'bad.t')
  expect(scratch.state()).toEqual(before)
})

test('test -i without a terminal says so', async () => {
  using scratch = new Scratch({ 'bad.t': differing })
  const { code, stderr } = await scratch.runbook('test', 'bad.t', '-i')
  expect({ code, says: stderr.includes('E_USAGE') }).toEqual({ code: 2, says: true })
})

for (const [way, says] of [
  ['similar:abc', 'expect takes no "abc" behind similar'],
  ['like:x', 'expect takes no "x" behind like'],
  ['liek', 'did you mean "like"?'],
] as const) {
  test(`test refuses to compare by ${way}`, async () => {
    using scratch = new Scratch({
      'a.md': `\`\`\`bash expect=${way}\necho 1\n\`\`\`\n\n\`\`\`\n1\n\`\`\`\n`,
    })
    const { code, stderr } = await scratch.runbook('test', 'a.md')
    expect({ code, says: stderr.includes(says) }).toEqual({ code: 4, says: true })
  })
}

test('test of a file that is not there says so', async () => {
  using scratch = new Scratch({})
  const { code, stderr } = await scratch.runbook('test', 'none.t')
  expect({ code, says: stderr.includes('E_NO_SUCH_FILE') }).toEqual({ code: 2, says: true })
})

test('the directory for temporary files of cram is there, beside the one that commands start in', async () => {
  const tests = String.raw`  $ basename "$(dirname "$(mktemp)")"
  tmp
  $ test "$TMPDIR" = "$CRAMTMP/tmp" && ls ..
  a.t
  tmp
`
  using scratch = new Scratch({ 'a.t': tests })
  expect((await scratch.runbook('test', 'a.t')).code).toBe(0)
})

test('tests of cram are run by the shell that the user names, by its whole path', async () => {
  const tests = '  $ x=(1 2); echo ${x[1]} $TESTSHELL\n  2 /*/bash (glob)\n'
  using scratch = new Scratch({ 'a.t': tests })
  expect((await scratch.runbook('test', 'a.t', '--shell', 'bash')).code).toBe(0)
})

test.each(['a.trycmd', 'a.md', 'a.tape'])(
  'a shell for the tests of %s is refused',
  async (file) => {
    using scratch = new Scratch({ [file]: '' })
    expect((await scratch.runbook('test', file, '--shell', 'bash')).code).toBe(2)
  },
)

test('tests of clitest start where the user is, and find the files of the directory', async () => {
  using scratch = new Scratch({ 'a.txt': '$ cat beside\nhello\n', beside: 'hello\n' })
  expect((await scratch.runbook('test', 'a.txt', '--dialect', 'clitest')).code).toBe(0)
})

test('an update leaves what stands behind a command of clitest alone', async () => {
  const tests = '$ echo a #=> b\n$ echo c\nd\n'
  using scratch = new Scratch({ 'a.txt': tests })
  await scratch.runbook('test', 'a.txt', '--dialect', 'clitest', '--update')
  expect(scratch.read('a.txt')).toBe(tests.replace('\nd\n', '\nc\n'))
})

test('an update of a document of scrut writes the status that a test ended with', async () => {
  const tests = '```scrut\n$ echo a; (exit 3)\nb\n```\n'
  using scratch = new Scratch({ 'a.md': tests })
  await scratch.runbook('test', 'a.md', '--dialect', 'scrut', '--update')
  expect(scratch.read('a.md')).toBe(tests.replace('\nb\n', '\na\n[3]\n'))
})

test('the commands of a test see neither network nor home', async () => {
  using scratch = new Scratch({ 'a.t': '  $ ls -A ~\n  $ wc -l </proc/net/route\n  1\n' })
  expect((await scratch.runbook('test', 'a.t')).code).toBe(0)
})

for (const [reporter, wanted] of [
  ['json', '{"type":"verdict","path":"bad.t","line":3,"title":"echo hello","kind":"differs"'],
  ['junit', '<failure message="differs">-hullo&#10;+hello</failure>'],
  ['tap', 'not ok 1 - bad.t:3 echo hello\n# -hullo\n# +hello\n'],
  ['github', '::error file=bad.t,line=3,title=differs%3A echo hello::-hullo%0A+hello\n'],
] as const) {
  test(`test --reporter ${reporter} puts verdicts on standard output`, async () => {
    using scratch = new Scratch({ 'bad.t': differing })
    expect((await scratch.runbook('test', 'bad.t', '--reporter', reporter)).stdout).toContain(
      wanted,
    )
  })
}

test('a command with a number sign behind a backslash gives TAP no directive', async () => {
  using scratch = new Scratch({ 'a.t': String.raw`  $ echo \# SKIP it` + '\n  other\n' })
  const { stdout } = await scratch.runbook('test', 'a.t', '--reporter', 'tap')
  expect(stdout).toContain(String.raw`not ok 1 - a.t:1 echo \\\# SKIP it` + '\n')
})

test('test --update keeps output in its quote that holds characters which some take for line ends', async () => {
  const page = '> ```bash\n> echo "a\u2028b"\n> ```\n>\n> ```\n> old\n> ```\n'
  using scratch = new Scratch({ 'a.md': page })
  await scratch.runbook('test', 'a.md', '--update')
  expect(scratch.read('a.md')).toBe(page.replace('old', 'a\u2028b'))
})

test.each([
  ['a.t', '  $ cat made\n  old\n\n  $ echo b\n  old\n', '$ touch ran\n'],
  ['a.trycmd', '```console\n$ cat made\nold\n\n$ echo b\nold\n```\n', '```\n```\n$ touch ran\n'],
  ['a.md', '```console\n$ cat made\nold\n$ echo b\nold\n```\n', '```\n\n```sh\ntouch ran\n'],
])('test --update writes no output into %s that would be a command', async (name, text, output) => {
  const file = text.replace('cat made', `printf '${output.replaceAll('\n', String.raw`\n`)}'`)
  using scratch = new Scratch({ [name]: file })
  const { code, stderr } = await scratch.runbook('test', name, '--update')
  expect([code, scratch.read(name)]).toEqual([4, file.replace(/old(?=\n+(?:```\n)?$)/, 'b')])
  expect(stderr).toContain('its output would read as commands')
})

test('test fails a block whose expect names no way to compare, and says which one may be meant', async () => {
  using scratch = new Scratch({ 'a.md': '```bash {expect=lkie}\necho a\n```\n\n```\na\n```\n' })
  const { code, stderr } = await scratch.runbook('test', 'a.md')
  expect([code, stderr.includes('did you mean "like"?')]).toEqual([4, true])
})
