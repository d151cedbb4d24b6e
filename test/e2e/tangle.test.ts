import { existsSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'

import { expect, test } from 'vitest'

import { bin, Scratch } from './command-line.ts'

const document = `* Setup
#+begin_src sh :tangle run.sh :comments link
echo one
#+end_src

#+begin_src yaml :tangle a.yaml
a: 1
#+end_src
`

test('runbook tangle --check ends with 0 when every file is as the document makes it', async () => {
  using scratch = new Scratch({ 'a.org': document })
  await scratch.runbook('tangle', 'a.org')
  expect(await scratch.runbook('tangle', 'a.org', '--check')).toMatchObject({ code: 0, stdout: '' })
})

test('runbook tangle --check shows what differs, writes nothing and ends with 4', async () => {
  using scratch = new Scratch({ 'a.org': document, 'a.yaml': 'a: 2\n' })
  const { code, stdout } = await scratch.runbook('tangle', 'a.org', '--check')
  expect([code, stdout.includes('-a: 2\n+a: 1\n'), scratch.read('a.yaml')]).toEqual([
    4,
    true,
    'a: 2\n',
  ])
})

const settings = '#+begin_src sh :tangle .profile :eval never\necho evil\n#+end_src\n'

test.each(['run', 'tangle'])(
  'runbook %s writes no settings into a home that holds the document',
  async (verb) => {
    using scratch = new Scratch({ 'a.org': settings })
    const home = { HOME: scratch.path }
    const { code } = await scratch.run(process.execPath, [bin, verb, 'a.org'], home)
    expect([code, existsSync(join(scratch.path, '.profile'))]).toEqual([6, false])
  },
)

test('runbook tangle writes a setting of the home that is granted by name', async () => {
  using scratch = new Scratch({ 'a.org': settings })
  const args = [bin, 'tangle', 'a.org', '--allow-write', '.profile']
  await scratch.run(process.execPath, args, { HOME: scratch.path })
  expect(scratch.read('.profile')).toBe('echo evil\n')
})

test('runbook run writes no file where no block may run', async () => {
  const files = '#+begin_src sh :tangle a.sh\necho a\n#+end_src\n'
  using scratch = new Scratch({ 'a.org': files })
  const { code } = await scratch.run(process.execPath, [bin, 'run', 'a.org'], {
    HOME: scratch.path,
  })
  expect([code, existsSync(join(scratch.path, 'a.sh'))]).toEqual([6, false])
})

test('runbook detangle brings an edit of a tangled file back', async () => {
  using scratch = new Scratch({ 'a.org': document })
  await scratch.runbook('tangle', 'a.org')
  await scratch.run('sed', ['-i', 's/echo one/echo two/', 'run.sh'])
  const { code } = await scratch.runbook('detangle', 'run.sh')
  expect([code, scratch.read('a.org')]).toEqual([0, document.replace('echo one', '  echo two')])
})

test('runbook detangle --library names a document that was given to tangle', async () => {
  const called = '#+NAME: hello\n#+begin_src sh\necho hi\n#+end_src\n'
  const block = '#+begin_src sh :tangle run.sh :comments link :noweb yes\n<<hello>>\n#+end_src\n'
  using scratch = new Scratch({ 'a.org': block, 'library.org': called })
  await scratch.runbook('tangle', 'a.org', '--library', 'library.org')
  const { code, stderr } = await scratch.runbook('detangle', 'run.sh', '--library', 'library.org')
  expect([code, stderr]).toEqual([0, expect.stringContaining('of 1 block ')])
})

test('runbook detangle ends with 2 for a file without links', async () => {
  using scratch = new Scratch({ 'a.sh': 'echo\n' })
  expect((await scratch.runbook('detangle', 'a.sh')).code).toBe(2)
})

const calling = `#+NAME: made
#+begin_src sh :results output
echo made >> runs; echo made
#+end_src

#+begin_src text :tangle a.txt :noweb yes
<<made()>>
#+end_src

#+begin_src sh :tangle b.sh :var x=made
echo $x
#+end_src
`

test('runbook tangle runs nothing, and says how a block can run that a file needs the result of', async () => {
  using scratch = new Scratch({ 'a.org': calling })
  const { code, stderr } = await scratch.runbook('tangle', 'a.org')
  expect([code, stderr.includes('--run'), scratch.state().length]).toEqual([6, true, 1])
})

test('runbook tangle --run runs such a block once, however many files need it', async () => {
  using scratch = new Scratch({ 'a.org': calling })
  await scratch.runbook('tangle', 'a.org', '--run')
  expect(['runs', 'a.txt', 'b.sh'].map((name) => scratch.read(name))).toEqual([
    'made\n',
    'made\n',
    "x='made\n'\necho $x\n",
  ])
})

test('runbook tangle --run asks for confirmation where the block does', async () => {
  using scratch = new Scratch({ 'a.org': calling.replace(':results', ':eval query :results') })
  const { code, stderr } = await scratch.runbook('tangle', 'a.org', '--run')
  expect([code, stderr.includes('--yes')]).toEqual([6, true])
})

test('runbook tangle --run ends with 3 when such a block fails', async () => {
  using scratch = new Scratch({ 'a.org': calling.replace('echo made\n', 'exit 1\n') })
  expect((await scratch.runbook('tangle', 'a.org', '--run')).code).toBe(3)
})

test('runbook run makes files from the results of blocks before it runs the document', async () => {
  using scratch = new Scratch({ 'a.org': calling })
  const { code } = await scratch.runbook('run', 'a.org')
  expect([code, scratch.read('a.txt')]).toEqual([0, 'made\n'])
})

test('runbook tangle shows the block of Lisp that a file needs and that is not evaluated', async () => {
  const text = `#+name: a
#+begin_src emacs-lisp
(rot13-string "x")
#+end_src

#+begin_src sh :noweb yes :tangle x.sh
echo <<a()>>
#+end_src
`
  using scratch = new Scratch({ 'a.org': text })
  const { code, stderr } = await scratch.runbook('tangle', 'a.org')
  expect([code, /--> .*$/m.exec(stderr)?.[0].slice(-9)]).toEqual([2, 'a.org:2:1'])
})

test('runbook tangle stops at a mistake in a tangled block, and goes on with --keep-going', async () => {
  using scratch = new Scratch({ 'a.org': document.replace(':comments link', ':comments lnik') })
  const stopped = await scratch.runbook('tangle', 'a.org')
  const before = scratch.state().length
  await scratch.runbook('tangle', 'a.org', '--keep-going')
  expect([stopped.code, before, scratch.read('a.yaml')]).toEqual([2, 1, 'a: 1\n'])
})

test('runbook tangle --run --keep-going runs a referenced block in spite of an argument that means nothing', async () => {
  using scratch = new Scratch({
    'a.org':
      '#+NAME: version\n#+begin_src sh :results output :owner me\nprintf 1.2\n#+end_src\n\n#+begin_src yaml :tangle a.yaml :noweb yes\nversion: <<version()>>\n#+end_src\n',
  })
  await scratch.runbook('tangle', 'a.org', '--run', '--keep-going')
  expect(scratch.read('a.yaml')).toBe('version: 1.2\n')
})

test('runbook tangle warns of a block that has :tangle in the place of its language', async () => {
  using scratch = new Scratch({ 'a.org': `${document}#+begin_src :tangle x\n#+end_src\n` })
  const { code, stderr } = await scratch.runbook('tangle', 'a.org')
  expect([code, stderr]).toEqual([0, expect.stringContaining('the block has no language')])
})

test('runbook run ends with 2 for references in a ring', async () => {
  const ring = '#+NAME: ab\n#+begin_src sh :noweb yes\n<<ab>>\n#+end_src\n'
  using scratch = new Scratch({ 'a.org': ring })
  expect((await scratch.runbook('run', 'a.org')).code).toBe(2)
})

const hook = `#+begin_src sh :tangle .git/hooks/post-commit :mkdirp yes
echo evil
#+end_src
`

test.each(['run', 'tangle'])(
  'runbook %s refuses to tangle to what git would run, and writes nothing',
  async (verb) => {
    using scratch = new Scratch({ 'a.org': hook })
    const { code, stderr } = await scratch.runbook(verb, 'a.org')
    expect([code, stderr.includes('--allow-write'), scratch.state().length]).toEqual([6, true, 1])
  },
)

test('runbook tangle writes what git would run where the user grants it by its name', async () => {
  using scratch = new Scratch({ 'a.org': hook })
  await scratch.runbook('tangle', 'a.org', '--allow-write', '.git/hooks')
  expect(scratch.read('.git/hooks/post-commit')).toBe('echo evil\n')
})

const lender = '#+NAME: lent\n#+begin_src sh :results output\necho lent\n#+end_src\n'

test('runbook tangle expands references to the blocks of a --library', async () => {
  using scratch = new Scratch({
    'a.org': '#+begin_src sh :tangle a.sh :noweb yes\n<<lent>>\n#+end_src\n',
    'b.org': lender,
  })
  await scratch.runbook('tangle', 'a.org', '--library', 'b.org')
  expect(scratch.read('a.sh')).toBe('echo lent\n')
})

test('runbook tangle expands references to the blocks of a library that the document names', async () => {
  using scratch = new Scratch({
    'a.org':
      '#+RUNBOOK_LIBRARY: b.org\n#+begin_src sh :tangle a.sh :noweb yes\n<<lent>>\n#+end_src\n',
    'b.org': lender,
  })
  await scratch.runbook('tangle', 'a.org')
  expect(scratch.read('a.sh')).toBe('echo lent\n')
})

test('a library that an example names is not read', async () => {
  using scratch = new Scratch({
    'a.org':
      '#+begin_example\n#+RUNBOOK_LIBRARY: none.org\n#+end_example\n#+begin_src sh :tangle a.sh\ntrue\n#+end_src\n',
  })
  expect((await scratch.runbook('tangle', 'a.org')).code).toBe(0)
})

test('runbook run calls the blocks of a --library', async () => {
  using scratch = new Scratch({ 'a.org': '#+call: lent()\n', 'b.org': lender })
  await scratch.runbook('run', 'a.org', '--library', 'b.org')
  expect(scratch.read('a.org')).toContain('#+RESULTS:\n: lent\n')
})

test.each(['a.runbook.yaml', 'here/a.org'])(
  'runbook tangle leaves %s alone, which says what runs',
  async (file) => {
    const document = '#+begin_src text :tangle FILE\nevil\n#+end_src\n'.replace('FILE', file)
    using scratch = new Scratch({ 'a.org': document })
    symlinkSync('.', join(scratch.path, 'here'))
    const { code, stderr } = await scratch.runbook('tangle', 'a.org')
    expect([code, stderr]).toEqual([6, expect.stringContaining('E_REFUSED')])
  },
)

test('runbook detangle says of a directory that no file can be read there', async () => {
  using scratch = new Scratch({ 'made/a.sh': '' })
  const { code, stderr } = await scratch.runbook('detangle', 'made')
  expect([code, stderr]).toEqual([2, expect.stringContaining('made cannot be read (EISDIR)')])
})

test('detangle does not wait for a FIFO that a tangled file calls its document', async () => {
  using scratch = new Scratch({ 'a.sh': '# [[file:a.org::x][x]]\ntrue\n# x ends here\n' })
  await scratch.run('mkfifo', ['a.org'])
  const { code, stderr } = await scratch.run('timeout', [
    '20',
    process.execPath,
    bin,
    'detangle',
    'a.sh',
  ])
  expect([code, stderr]).toEqual([2, expect.stringContaining('a.org is no plain file')])
})
