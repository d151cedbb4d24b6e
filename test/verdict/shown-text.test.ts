import fc from 'fast-check'
import { expect, test } from 'vitest'

import { applyEdits } from '../../src/document/edit.ts'
import { parseDocument } from '../../src/document/parse-document.ts'
import { shownText } from '../../src/verdict/shown-text.ts'

/** A document with new output in place of that below its only block. */
async function updated(path: string, source: string, output: string): Promise<string> {
  const document = await parseDocument(path, Buffer.from(source))
  const recorded = document.blocks[0]?.recorded
  if (!recorded) throw new Error('the document shows no output')
  return applyEdits(source, [{ ...recorded.span, text: shownText(document, recorded, output) }])
}

const org = '#+begin_src sh :results output\nls\n#+end_src\n\n'
const item = '- item\n  #+begin_src sh :results output\n  ls\n  #+end_src\n\n'
const markdown = '```sh\nls\n```\n\n'

/** What a document shows before and after its output is another, below its block. */
const forms = [
  ['fixed-width lines', 'a.org', org, [': x\n', ':   a\n:\n: * b\n']],
  [
    'an example',
    'a.org',
    org,
    ['#+begin_example\n  x\n#+end_example\n', '#+begin_example\n  a\n\n,* b\n#+end_example\n'],
  ],
  [
    'an example without text',
    'a.org',
    org,
    ['#+begin_example\n#+end_example\n', '#+begin_example\n  a\n\n,* b\n#+end_example\n'],
  ],
  [
    'an example in an item',
    'a.org',
    item,
    [
      '  #+begin_example\n  x\n  #+end_example\n',
      '  #+begin_example\n    a\n\n  ,* b\n  #+end_example\n',
    ],
  ],
  ['a fence', 'a.md', markdown, ['```\n  x\n```\n', '```\n  a\n\n* b\n```\n']],
  [
    'a fence in an item',
    'a.md',
    '- ```sh\n  ls\n  ```\n\n',
    ['  ```\n    x\n  ```\n', '  ```\n    a\n\n  * b\n  ```\n'],
  ],
  [
    'a fence in a quote',
    'a.md',
    '> ```sh\n> ls\n> ```\n>\n',
    ['> ~~~\n>   x\n> ~~~\n', '> ~~~\n>   a\n>\n> * b\n> ~~~\n'],
  ],
] as const

test.each(forms)(
  'output in the form of %s is written as it was',
  async (_, path, above, [old, after]) => {
    expect(await updated(path, above + old, '  a\n\n* b\n')).toBe(above + after)
  },
)

test('output that would close the fence around it gets a longer one', async () => {
  const source = `${markdown}\`\`\`\nx\n\`\`\`\n\nText.\n`
  expect(await updated('a.md', source, '````\n')).toBe(
    `${markdown}\`\`\`\`\`\n\`\`\`\`\n\`\`\`\`\`\n\nText.\n`,
  )
})

const outputs = fc
  .array(fc.constantFrom('', ' ', '\t', '  a', 'b', '* c', ',* d', '#+end_example', '```', '~~~~'))
  .map((lines) => [...lines, 'end\n'].join('\n'))

// In an item Org removes the indentation that all lines of an example share.
const whole = forms.filter(([form]) => form !== 'an example in an item')

test.each(whole)(
  'output in the form of %s is read as it was written',
  async (_, path, above, [old]) => {
    await fc.assert(
      fc.asyncProperty(outputs, async (output) => {
        const source = await updated(path, above + old, output)
        const { blocks } = await parseDocument(path, Buffer.from(source))
        expect(blocks[0]?.recorded?.text).toBe(output)
      }),
    )
  },
)
