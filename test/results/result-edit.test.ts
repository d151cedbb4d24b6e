import { readdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'

import fc from 'fast-check'
import { expect, test } from 'vitest'

import { applyEdits } from '../../src/document/edit.ts'
import { parseDocument } from '../../src/document/parse-document.ts'
import { resultEdit } from '../../src/results/result-edit.ts'

const plain = (text: string) => ({
  text,
  value: text,
  hash: null,
  form: {
    words: ['replace', 'output'],
    wrap: null,
    language: 'sh',
    switches: '',
    link: { description: null, documentDirectory: '/', runDirectory: '/', attachments: null },
  },
})

/** Writes `output` as the result of every block and returns the document. */
async function withResults(path: string, text: string, output: string): Promise<string> {
  const document = await parseDocument(path, Buffer.from(text))
  const edits = document.blocks.flatMap((block) => resultEdit(document, block, plain(output)) ?? [])
  return applyEdits(document.source, edits)
}

const outputs = {
  short: 'one\n two\n\n',
  long: '* a headline\n#+keyword\n'.repeat(5),
  ticks: '```\nfence\n```\n',
  none: '',
}
const fixtures = resolve(import.meta.dirname, '../fixtures/results')

// A fixture is called NAME.OUTPUT.in.EXTENSION, with one of the outputs above.
for (const file of readdirSync(fixtures).filter((name) => /\.in\.(?:org|md)$/.test(name))) {
  const [, title = '', output = '', extension = ''] = /^(.*)\.(\w+)\.in\.(\w+)$/.exec(file) ?? []
  const text = readFileSync(resolve(fixtures, file), 'utf8')
  const given = outputs[output as keyof typeof outputs]

  test(`resultEdit() ${title.replaceAll('-', ' ')} (${extension}, ${output})`, async () => {
    await expect(await withResults(file, text, given)).toMatchFileSnapshot(
      resolve(fixtures, `${title}.${output}.out.${extension}`),
    )
  })

  test(`resultEdit() changes nothing the second time (${file})`, async () => {
    const once = await withResults(file, text, given)
    expect(await withResults(file, once, given)).toBe(once)
  })
}

const lines = [
  '#+begin_src sh',
  '#+end_src',
  '#+RESULTS:',
  ': x',
  '',
  'text',
  '- item',
  '  #+begin_src sh',
  '  #+end_src',
  '* A',
  '```sh',
  '```',
  '```output',
  '> ```sh',
  '> ```',
]

/** The last line of a block in an item ends the item, so Emacs does not find the result below it either. */
const endsItsItem = /^ {2}#\+begin_src sh\n(?:(?! {2}#\+end_src\n).*\n)*?#\+end_src\n/m

for (const path of ['a.org', 'a.md']) {
  test(`resultEdit() is its own fixed point on any document (${path})`, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom(...lines), { maxLength: 25 }), async (parts) => {
        const text = parts.map((line) => `${line}\n`).join('')
        fc.pre(!endsItsItem.test(text))
        const once = await withResults(path, text, 'out\n')
        expect(await withResults(path, once, 'out\n')).toBe(once)
      }),
    )
  })

  test(`resultEdit() only adds or replaces results (${path})`, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom(...lines), { maxLength: 25 }), async (parts) => {
        const text = parts.map((line) => `${line}\n`).join('')
        const document = await parseDocument(path, Buffer.from(text))
        for (const block of document.blocks) {
          const edit = resultEdit(document, block, plain('out\n'))
          if (edit)
            expect(edit.start).toBeGreaterThanOrEqual(edit.end > edit.start ? 0 : block.span.end)
        }
      }),
    )
  })
}
