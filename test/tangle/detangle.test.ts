import { expect, test } from 'vitest'

import { applyEdits } from '../../src/document/edit.ts'
import { parseDocument } from '../../src/document/parse-document.ts'
import { plainPlan, planDocument } from '../../src/plan/plan.ts'
import { tangleSettings } from '../../src/tangle-document.ts'
import { composeFiles } from '../../src/tangle/compose-files.ts'
import { detangle } from '../../src/tangle/detangle.ts'

/** What becomes of a document when each of its files is edited. */
async function afterEdit(text: string, edit: (file: string) => string, name = 'a.org') {
  const document = await parseDocument(`/work/${name}`, Buffer.from(text))
  const plan = planDocument(document, { ...plainPlan, executable: () => false })
  const settings = tangleSettings(plan)
  const edits = []
  const problems = []
  for await (const file of composeFiles(plan, settings)) {
    const source = { path: `/work/${file.path}`, text: edit(file.text) }
    const found = await detangle(plan, source, settings)
    edits.push(...found.edits)
    problems.push(...found.problems.map(({ message }) => message))
  }
  return { text: applyEdits(text, edits), problems }
}

const block = (args: string, body: string) =>
  `#+NAME: ab\n#+begin_src sh :tangle a.sh :comments link ${args}\n${body}\n#+end_src\n`

const upper = (file: string) => file.replace('one', 'ONE')

test('detangle() leaves a block alone whose text did not change', async () => {
  const text = block('', 'one')
  expect(await afterEdit(text, (file) => file)).toEqual({ text, problems: [] })
})

test('detangle() changes only the block that was edited', async () => {
  const other = '#+begin_src sh :tangle a.sh :comments link\ntwo\n#+end_src\n'
  const { text } = await afterEdit(`${block('', 'one')}\n${other}`, upper)
  expect(text).toBe(`${block('', '  ONE')}\n${other}`)
})

test('detangle() escapes lines that Org would read as headings', async () => {
  const { text } = await afterEdit(block('', 'one'), (file) => file.replace('one', '* one\n#+x'))
  expect(text).toBe(block('', '  ,* one\n  ,#+x'))
})

test('detangle() keeps the indentation of a block with -i', async () => {
  const source = '#+begin_src sh -i :tangle a.sh :comments link\none\n#+end_src\n'
  expect((await afterEdit(source, upper)).text).toBe(source.replace('one', 'ONE'))
})

test('detangle() takes prologue, variables and epilogue away again', async () => {
  const args = ':var x=1 :prologue "set -e" :epilogue "exit"'
  expect((await afterEdit(block(args, 'one'), upper)).text).toBe(block(args, '  ONE'))
})

test('detangle() reports an edit of variables instead of writing it', async () => {
  const text = block(':var x=1', 'one')
  const edited = await afterEdit(text, (file) => file.replace("x='1'", "x='2'"))
  expect(edited).toEqual({
    text,
    problems: ['ab: the file was edited where it holds more than the code of this block'],
  })
})

test('detangle() does not write what references expanded to', async () => {
  const text = `#+NAME: part\n#+begin_src sh\none\n#+end_src\n${block(':noweb yes', '<<part>>')}`
  expect((await afterEdit(text, upper)).text).toBe(text)
})

test('detangle() reports a block whose comments are gone', async () => {
  const { problems } = await afterEdit(block('', 'one'), () => 'ONE\n')
  expect(problems).toEqual(['ab: the file does not hold the comments around this block'])
})

test('detangle() writes the line endings of the document', async () => {
  const text = block('', 'one').replaceAll('\n', '\r\n')
  const expected = block('', '  ONE').replaceAll('\n', '\r\n')
  expect((await afterEdit(text, upper)).text).toBe(expected)
})

const fence = (body: string) => `- x\n\n  \`\`\`sh tangle=a.sh comments=link\n${body}\n  \`\`\`\n`

test('detangle() keeps the indentation of a fence', async () => {
  expect((await afterEdit(fence('  one'), upper, 'a.md')).text).toBe(fence('  ONE'))
})

test('detangle() refuses an edit that would end a fence', async () => {
  const { problems } = await afterEdit(fence('  one'), (file) => file.replace('one', '```'), 'a.md')
  expect(problems).toHaveLength(1)
})

test.each([
  ['a list', '- ```bash {tangle=a.sh comments=link}\n  one\n\n  two\n  ```\n'],
  ['a quote', '> ```bash {tangle=a.sh comments=link}\n> one\n>\n> two\n> ```\n'],
])('detangle() keeps a block in %s', async (_, document) => {
  const { text } = await afterEdit(document, upper, 'a.md')
  expect(text).toBe(document.replace('one', 'ONE'))
})

test.each([
  ['a drawer', ':D:\n', ':END:\n', ':END:'],
  ['a footnote', '[fn:1] a\n', '', 'a\n\n\nb'],
])(
  'detangle() refuses an edit that would end %s around its block',
  async (_, above, below, end) => {
    const text = above + block('', 'one') + below
    const edited = await afterEdit(text, (file) => file.replace('one', end))
    expect([edited.text, edited.problems.length]).toEqual([text, 1])
  },
)
