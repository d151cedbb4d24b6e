import { existsSync } from 'node:fs'

import { expect, test } from 'vitest'

import { bin, Scratch } from './command-line.ts'

const isThere = (program: string): boolean => existsSync(`/usr/bin/${program}`)

function block(language: string, code: string, header = ''): string {
  return `#+begin_src ${[language, header].filter(Boolean).join(' ')}\n${code}\n#+end_src\n\n`
}

/** What stands below a block after a run. */
async function resultOf(text: string): Promise<string> {
  using scratch = new Scratch({ 'a.org': text })
  await scratch.runbook('run', 'a.org', '--keep-going')
  return scratch.read('a.org').slice(`${text}#+RESULTS:\n`.length).trimEnd()
}

const table = '#+name: t\n| name | n |\n|------+---|\n| a    | 1 |\n| b c  | 2 |\n\n'

const jqBlocks: readonly { title: string; text: string; result: string }[] = [
  {
    title: 'reads a table as objects with the names of its columns',
    text: table + block('jq', 'map(.n) | add', ':stdin t :colnames no'),
    result: ': 3',
  },
  {
    title: 'prints values as it formats them',
    text: block('jq', '{a: 1}', ':cmd-line -n'),
    result: ': {\n:   "a": 1\n: }',
  },
  {
    title: 'makes a table of an array of arrays for :results table',
    text: block('jq', '[[1, "a b"], [2, null]]', ':cmd-line -n :results table'),
    result: '| 1 | a b |\n| 2 |     |',
  },
  {
    title: 'makes a table with names of an array of objects',
    text: block('jq', '[{"a": 1, "b": true}, {"a": 2, "b": "x"}]', ':cmd-line -n :results table'),
    result: '| a | b    |\n|---+------|\n| 1 | true |\n| 2 | x    |',
  },
  {
    title: 'gets texts and numbers as texts',
    text: block('jq', '[$n, $s]', ':cmd-line -n :compact yes :var n=5 s="a \\"b\\" $x"'),
    result: ': ["5","a \\"b\\" $x"]',
  },
  {
    title: 'gets lists as JSON',
    text: block('jq', '$l | length', `:cmd-line -n :var l='(1 "two" (3))`),
    result: ': 3',
  },
  {
    title: 'prints texts without quotes for :raw-output',
    text: block('jq', '"a", "b"', ':cmd-line -n :raw-output yes'),
    result: ': a\n: b',
  },
  {
    title: 'reads the output of a block',
    text:
      '#+name: made\n#+begin_src sh :results output silent\necho \'{"x": [1, 2]}\'\n#+end_src\n\n' +
      block('jq', '.x[]', ':stdin made'),
    result: ': 1\n: 2',
  },
]

for (const { title, text, result } of jqBlocks) {
  test.skipIf(!isThere('jq'))(`jq ${title}`, async () => {
    expect(await resultOf(text)).toBe(result)
  })
}

const makeBlocks: readonly { title: string; text: string; result: string }[] = [
  {
    title: 'makes its first target',
    text: block('make', 'all: b\n\t@echo all\nb:\n\t@echo b'),
    result: ': b\n: all',
  },
  {
    title: 'makes the targets that are named',
    text: block('make', 'all:\n\t@echo all\nb:\n\t@echo b', ':cmd-line b'),
    result: ': b',
  },
  {
    title: 'gets a variable as it is written, also with a dollar',
    text: block('make', "X = no\nall:\n\t@echo '$(X)'", ':var X="a $HOME b"'),
    result: ': a $HOME b',
  },
  {
    title: 'gets a list as words',
    text: block('make', 'all: $(L)\n$(L):\n\t@echo $@', ':var L=\'("one" "two")'),
    result: ': one\n: two',
  },
  {
    title: 'makes a table of its output for :results table',
    text: block('make', 'all:\n\t@echo a 1; echo b 2', ':results table'),
    result: '| a | 1 |\n| b | 2 |',
  },
]

for (const { title, text, result } of makeBlocks) {
  test.skipIf(!isThere('make'))(`make ${title}`, async () => {
    expect(await resultOf(text)).toBe(result)
  })
}

test('a makefile is not run', async () => {
  using scratch = new Scratch({ 'a.org': block('makefile', 'all:\n\techo') })
  const { stdout } = await scratch.runbook('plan', 'a.org', '--json')
  expect(JSON.parse(stdout)).toMatchObject([{ skip: 'not-executable' }])
})

test.skipIf(!isThere('python3'))('an exception of Python is a failed block', async () => {
  using scratch = new Scratch({ 'a.org': block('python', 'raise ValueError("why")') })
  const { code, stderr } = await scratch.runbook('run', 'a.org')
  expect([code, stderr.includes('ValueError: why')]).toEqual([3, true])
})

test.skipIf(!isThere('python3'))(
  'a traceback of Python has the lines of its block alone',
  async () => {
    using scratch = new Scratch({ 'a.org': block('python', 'x = 1\nreturn x / 0') })
    const { stderr } = await scratch.runbook('run', 'a.org')
    expect(stderr.match(/line \d+, in \w+|\w+Error.*/g)).toEqual([
      'line 2, in main',
      'ZeroDivisionError: division by zero',
    ])
  },
)

test.skipIf(!isThere('python3'))('a status that is asked for is no failure', async () => {
  using scratch = new Scratch({ 'a.org': block('python', 'raise SystemExit(4)', ':exit 4') })
  expect((await scratch.runbook('run', 'a.org')).code).toBe(0)
})

test.skipIf(!isThere('perl'))('a program that runs too long is stopped', async () => {
  using scratch = new Scratch({ 'a.org': block('perl', '1 while 1;', ':timeout 500ms') })
  expect((await scratch.runbook('run', 'a.org')).code).toBe(5)
})

test.skipIf(!isThere('perl'))('a program finds an empty home', async () => {
  const text = block('perl', 'print join(" ", glob("$ENV{HOME}/*")) . "."', ':results output')
  expect(await resultOf(text)).toBe(': .')
})

test('a program that is not there is named with its package', async () => {
  using scratch = new Scratch({ 'a.org': block('sqlite', 'select 1;') })
  const run = ['run', 'a.org', '--allow-env', 'PATH']
  const { code, stderr } = await scratch.run(process.execPath, [bin, ...run], { PATH: '/bin/none' })
  expect([code, stderr.includes('Install the Debian package sqlite3')]).toEqual([7, true])
})

test('a session of emacs-lisp is refused before anything runs', async () => {
  using scratch = new Scratch({
    'a.org': block('sh', 'touch x') + block('emacs-lisp', '1', ':session s'),
  })
  const { code, stderr } = await scratch.runbook('run', 'a.org')
  expect([code, stderr.includes('emacs-lisp has no sessions here')]).toEqual([2, true])
})

test('Emacs Lisp that is more than literals does not run', async () => {
  using scratch = new Scratch({ 'a.org': block('emacs-lisp', '(shell-command "touch x")') })
  const { stdout } = await scratch.runbook('plan', 'a.org', '--json')
  expect(JSON.parse(stdout)).toMatchObject([{ skip: 'not-literal' }])
})

test('a block that needs the value of such Emacs Lisp is refused, and it says why', async () => {
  const lisp = `#+name: l\n${block('emacs-lisp', '(shell-command "touch x")')}`
  using scratch = new Scratch({ 'a.org': lisp + block('sh', 'echo $x', ':var x=l()') })
  const { code, stderr } = await scratch.runbook('run', 'a.org')
  expect([code, stderr.includes('"shell-command" is not evaluated here')]).toEqual([2, true])
})

test('a block that needs the value of a language that does not run is refused, and it says why', async () => {
  const c = `#+name: c\n${block('C', 'int x;')}`
  using scratch = new Scratch({ 'a.org': c + block('sh', 'echo $x', ':var x=c()') })
  const { code, stderr } = await scratch.runbook('run', 'a.org')
  expect([code, stderr.includes('its language "C" does not run')]).toEqual([2, true])
})

test('a program in a Markdown document runs only when its fence says so', async () => {
  const fence = (info: string): string => `\`\`\`${info}\nBEGIN { print "ran" }\n\`\`\`\n\n`
  const text = fence('awk') + fence('awk {eval=yes}')
  using scratch = new Scratch({ 'a.md': text })
  await scratch.runbook('run', 'a.md')
  expect(scratch.read('a.md').trimEnd()).toBe(`${text.trimEnd()}\n\n\`\`\`output\nran\n\`\`\``)
})

test('a fence may call a language as others do', async () => {
  const text = '```javascript {eval=yes}\nconsole.log(1)\n```\n'
  using scratch = new Scratch({ 'a.md': text })
  const { stdout } = await scratch.runbook('plan', 'a.md', '--json')
  expect(JSON.parse(stdout)).toMatchObject([{ language: 'js', skip: null }])
})

test.skipIf(!isThere('node'))('the message of a mistake has the line of the block', async () => {
  using scratch = new Scratch({ 'a.org': block('js', '\nreturn x.y') })
  const { stderr } = await scratch.runbook('run', 'a.org')
  expect(stderr).toContain('block:2')
})

for (const header of ['', ':session s']) {
  test(`a program in the background is refused (${header || 'no session'})`, async () => {
    using scratch = new Scratch({ 'a.org': block('awk', 'BEGIN { }', `${header} :background yes`) })
    const { code, stderr } = await scratch.runbook('run', 'a.org')
    expect([code, /session/.test(stderr)]).toEqual([2, true])
  })
}
