import { readdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { expect, test } from 'vitest'

import { Scratch } from './command-line.ts'
import { EditorClient } from './editor-client.ts'

const misspelt = '#+begin_src sh :reslts output\necho hi\n#+end_src\n'

test('lsp underlines a misspelt header argument, and takes that back when it is mended', async () => {
  using scratch = new Scratch({ 'a.org': misspelt })
  await using editor = new EditorClient(scratch)
  await editor.start()
  await editor.open('a.org')
  const { diagnostics, version } = await editor.told()
  expect([version, diagnostics]).toMatchObject([
    1,
    [
      {
        severity: 1,
        code: 'E_HEADER_ARGUMENT',
        source: 'runbook',
        message: expect.stringContaining(':results'),
        range: { start: { line: 0, character: 15 }, end: { line: 0, character: 29 } },
      },
    ],
  ])
  await editor.change('a.org', 2, misspelt.replace('reslts', 'results'))
  expect(await editor.told()).toMatchObject({ version: 2, diagnostics: [] })
})

test('lsp underlines what is a trap in a document', async () => {
  using scratch = new Scratch({ 'a.md': '```bash\necho "host <MY_HOST>"\n```\n' })
  await using editor = new EditorClient(scratch)
  await editor.start()
  await editor.open('a.md')
  const { diagnostics } = await editor.told()
  expect(diagnostics).toMatchObject([
    {
      severity: 1,
      code: 'placeholder',
      range: { start: { line: 1, character: 11 }, end: { line: 1, character: 20 } },
    },
  ])
})

test('lsp underlines mistakes and warnings of a tape', async () => {
  using scratch = new Scratch({ 'a.tape': 'Output a.gif\nSet FontSise 12\nType "x"\n' })
  await using editor = new EditorClient(scratch)
  await editor.start()
  await editor.open('a.tape')
  expect((await editor.told()).diagnostics).toMatchObject([
    { severity: 1, code: 'E_TAPE', range: { start: { line: 1 } } },
  ])
  await editor.change('a.tape', 2, 'Output a.gif\nType "x"\nSet Width 1000\n')
  expect((await editor.told()).diagnostics).toMatchObject([
    { severity: 2, code: 'E_TAPE', range: { start: { line: 2 } } },
  ])
})

test('lsp underlines what is wrong in a document that is opened by a link to it', async () => {
  using scratch = new Scratch({ 'a.org': misspelt })
  symlinkSync('a.org', join(scratch.path, 'link.org'))
  await using editor = new EditorClient(scratch)
  await editor.start()
  await editor.open('link.org')
  const { diagnostics } = await editor.told()
  expect(diagnostics).toMatchObject([{ range: { start: { line: 0, character: 15 } } }])
})

test('lsp looks at a document that is not yet saved', async () => {
  using scratch = new Scratch({})
  await using editor = new EditorClient(scratch)
  await editor.start()
  await editor.open('new.org', misspelt)
  expect((await editor.told()).diagnostics).toMatchObject([{ code: 'E_HEADER_ARGUMENT' }])
})

test('lsp looks again at all documents when one is saved', async () => {
  const library = '#+NAME: hello\n#+begin_src sh\ntrue\n#+end_src\n'
  using scratch = new Scratch({
    'library.org': '',
    'a.org': '#+RUNBOOK_LIBRARY: library.org\n\n#+CALL: hello()\n',
  })
  await using editor = new EditorClient(scratch)
  await editor.start()
  await editor.open('a.org')
  expect((await editor.told()).diagnostics).toMatchObject([{ code: 'E_NO_SUCH_NAME' }])
  writeFileSync(join(scratch.path, 'library.org'), library)
  await editor.save('library.org')
  expect((await editor.told()).diagnostics).toEqual([])
})

test('lsp takes back all when a document is closed', async () => {
  using scratch = new Scratch({ 'a.org': misspelt })
  await using editor = new EditorClient(scratch)
  await editor.start()
  await editor.open('a.org')
  await editor.told()
  await editor.close('a.org')
  expect((await editor.told()).diagnostics).toEqual([])
})

test('lsp gives the outline of a document', async () => {
  using scratch = new Scratch({
    'a.org': '* One\n** Two\n#+NAME: b\n#+begin_src sh\ntrue\n#+end_src\n* Three\n',
  })
  await using editor = new EditorClient(scratch)
  await editor.start()
  await editor.open('a.org')
  expect(await editor.symbols('a.org')).toMatchObject([
    {
      name: 'One',
      range: { start: { line: 0 }, end: { line: 6 } },
      children: [{ name: 'Two', children: [{ name: 'b', detail: 'sh' }] }],
    },
    { name: 'Three', children: [] },
  ])
})

test('lsp completes the word of a header argument', async () => {
  using scratch = new Scratch({ 'a.org': '* A\n#+begin_src sh :cache y\ntrue\n#+end_src\n' })
  await using editor = new EditorClient(scratch)
  await editor.start()
  await editor.open('a.org')
  expect(await editor.completions('a.org', 1, 23)).toMatchObject([
    { label: 'yes', textEdit: { range: { start: { line: 1, character: 22 } } } },
    { label: 'no' },
  ])
})

test('lsp runs nothing, and writes nothing', async () => {
  const block = '#+begin_src sh :dir new :mkdirp yes :tangle tangled.sh\ntouch ran\n#+end_src\n'
  using scratch = new Scratch({ 'a.org': block })
  await using editor = new EditorClient(scratch)
  await editor.start()
  await editor.open('a.org')
  await editor.told()
  expect(readdirSync(scratch.path)).toEqual(['a.org'])
})

test('lsp ends with 0 when its editor says so', async () => {
  using scratch = new Scratch({})
  await using editor = new EditorClient(scratch)
  await editor.start()
  await editor.shutDown()
  expect(await editor.exited).toEqual([0, null])
})

test('lsp ends when its editor is gone', async () => {
  using scratch = new Scratch({})
  await using editor = new EditorClient(scratch)
  await editor.start()
  editor.vanish()
  expect(await editor.exited).toEqual([1, null])
})
