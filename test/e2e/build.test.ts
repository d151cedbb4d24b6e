import { cpSync, readdirSync, readFileSync } from 'node:fs'
import { extname, join, resolve } from 'node:path'

import { describe, expect, test } from 'vitest'

import { pageFaults } from '../export/page-faults.ts'
import { Scratch } from './command-line.ts'

const runbooks = resolve(import.meta.dirname, '../../runbooks')
const documents = readdirSync(runbooks).filter((file) => ['.org', '.md'].includes(extname(file)))

describe.each(documents)('the page of %s', (file) => {
  test('is made in a rehearsal, and is whole', async () => {
    using scratch = new Scratch({})
    cpSync(runbooks, join(scratch.path, 'runbooks'), { recursive: true })
    const { code, stderr } = await scratch.runbook(
      'build',
      `runbooks/${file}`,
      '--rehearse',
      '-o',
      'page.html',
    )
    expect(stderr).not.toContain('✗')
    expect(code).toBe(0)
    const page = scratch.read('page.html')
    expect(pageFaults(page)).toEqual([])
    expect(readFileSync(join(runbooks, file), 'utf8')).toBe(scratch.read(`runbooks/${file}`))
  })
})

test('links of a page in another directory lead to the files beside the document', async () => {
  using scratch = new Scratch({ 'docs/a.org': '[[file:run.gif]] [[file:b.org][b]]\n', 'out/x': '' })
  await scratch.runbook('build', 'docs/a.org', '-o', 'out/a.html')
  const page = scratch.read('out/a.html')
  expect(page).toContain('src="../docs/run.gif"')
  expect(page).toContain('href="../docs/b.html"')
})

test('a document is never the file of its own export', async () => {
  using scratch = new Scratch({ 'a.org': 'text\n' })
  const { code, stderr } = await scratch.runbook('build', 'a.org', '-o', './a.org')
  expect(code).toBe(2)
  expect(stderr).toContain('is the document itself')
  expect(scratch.read('a.org')).toBe('text\n')
})

test('blocks that are shown find the tangled files', async () => {
  using scratch = new Scratch({
    'a.org':
      '#+begin_src text :tangle b.txt\nhello\n#+end_src\n\n#+begin_src bash :exports results :results output\ncat b.txt\n#+end_src\n',
  })
  const { stdout } = await scratch.runbook('build', 'a.org', '--to', 'org', '--body-only')
  expect(stdout).toContain(': hello')
})

test.each([
  ['in a rehearsal', '--rehearse', ''],
  ['without a run', '--no-run', ''],
  ['where it has a secret', '--keep-going', ':secret TOKEN'],
])('a block that shown code refers to leaves nothing behind %s', async (_, flag, wish) => {
  const named = `#+NAME: n\n#+begin_src bash ${wish} :exports none\ntouch ran\n#+end_src\n`
  const shown = '\n#+begin_src bash :var x=n :exports code\necho "$x"\n#+end_src\n'
  using scratch = new Scratch({ 'a.org': named + shown })
  const { code } = await scratch.runbook('build', 'a.org', '--to', 'org', flag)
  expect(code).toBe(0)
  expect(readdirSync(scratch.path)).toEqual(['a.org'])
})

test('a Markdown document becomes a page with its results', async () => {
  using scratch = new Scratch({
    'a.md': '---\ntitle: x\n---\n# A\n\n```bash\necho "<$((1 + 1))>"\n```\n',
  })
  const { stdout } = await scratch.runbook('build', 'a.md', '--body-only')
  expect(stdout).toContain('<h1 id="a">A</h1>')
  expect(stdout).toContain('&lt;2&gt;')
  expect(stdout).not.toContain('title')
})

test('a Markdown document with its results is given as Markdown, and the file stays', async () => {
  using scratch = new Scratch({ 'a.md': '```bash\necho hi\n```\n' })
  const before = scratch.state()
  const { stdout } = await scratch.runbook('build', 'a.md', '--to', 'md')
  expect(stdout).toContain('```output\nhi\n```')
  expect(scratch.state()).toEqual(before)
})

test('a Markdown document does not become Org', async () => {
  using scratch = new Scratch({ 'a.md': 'text\n' })
  const { code, stderr } = await scratch.runbook('build', 'a.md', '--to', 'org')
  expect(code).not.toBe(0)
  expect(stderr).toContain('is no Org document')
})

/** What is wrong behind an included file, the line that says so, and what of it is underlined. */
const behindIncluded = [
  [
    'a reference that names nothing',
    '#+begin_src sh :var x=nowhere',
    ':16',
    ':var x=nowhere'.length,
  ],
  ['a macro that nothing defines', 'text {{{nope(1)}}} here', ':6', '{{{nope(1)}}}'.length],
  ['a macro in Emacs Lisp', '#+MACRO: m (eval 1)\n{{{m}}}', ':1', '{{{m}}}'.length],
] as const

for (const [what, text, column, length] of behindIncluded) {
  test(`${what} is told where it was written, behind an included file`, async () => {
    const line = text.split('\n').length + 2
    using scratch = new Scratch({
      'a.org': `#+TITLE: A\n#+INCLUDE: part.org\n${text}\n#+end_src\n`,
      'part.org': 'one\n\ntwo\n\nthree\n',
    })
    const { code, stderr } = await scratch.runbook('build', 'a.org', '-o', 'a.html')
    expect([code === 2 || code === 6, stderr]).toEqual([
      true,
      expect.stringMatching(new RegExp(`a\\.org:${line}${column}\\n.*\\n.*\\| *\\^{${length}}\\n`)),
    ])
  })
}

/** Blocks that fail, with the included file in front of them or around them; each is called by line 2 of the document. */
const failing = '#+begin_src sh :exports both\nfalse\n#+end_src\n'
test.each([
  ['behind an included file', `#+INCLUDE: part.org\n${failing}`, 'one\n\ntwo\n'],
  ['of an included file', '* One\n#+INCLUDE: part.org\n', `text\n\n${failing}`],
])('a block %s is called by the line that people see', async (_which, document, part) => {
  using scratch = new Scratch({ 'a.org': document, 'part.org': part })
  const { stderr } = await scratch.runbook('build', 'a.org', '-o', 'a.html')
  expect(stderr).toContain('a.org:2\n')
})

test('what is nested too deeply is told where it was written, behind the result of a block', async () => {
  const block = '#+begin_src sh :results output :exports results\nseq 3\n#+end_src\n\n'
  const items = Array.from({ length: 200 }, (_, level) => `${' '.repeat(level)}- a\n`)
  using scratch = new Scratch({ 'a.org': `${block}${items.join('')}` })
  const { code, stderr } = await scratch.runbook('build', 'a.org', '-o', 'a.html')
  expect([code, stderr]).toEqual([6, expect.stringContaining('a.org:156:152\n')])
})
