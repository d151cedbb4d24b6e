import { expect, test } from 'vitest'

import { complete } from '../../src/editor/complete.ts'

const at = (before: string) => complete(before, { line: 4, character: before.length })

test.each([
  ['on the line of a block', '#+begin_src sh :ti', 'timeout '],
  ['in a header line', '#+HEADER: :ti', 'timeout '],
  ['in a property of the document', '#+PROPERTY: header-args:sh :ti', 'timeout '],
  ['in a property drawer', '  :header-args: :ti', 'timeout '],
  ['on the line of a fence', '```sh :ti', 'timeout '],
  ['in the braces of a fence', '```bash {#build ti', 'timeout='],
  ['in a comment of Markdown', '<!-- runbook: dir=a ti', 'timeout='],
  ['in a line at the top of a block', '#| ti', 'timeout: '],
])('complete() knows header arguments %s', (_, before, newText) => {
  const found = at(before).find(({ label }) => label === 'timeout')
  const { length } = before
  expect(found?.textEdit).toEqual({
    range: { start: { line: 4, character: length - 2 }, end: { line: 4, character: length } },
    newText,
  })
})

test.each([
  ['behind a colon', '#+begin_src sh :exports ', ['code', 'results', 'both', 'none']],
  ['behind an equals sign', '```sh {risk=', ['read', 'write', 'destroy']],
  ['behind the name of a line at the top of a block', '#| cache: ', ['yes', 'no']],
  ['which are none for free text', '#+begin_src sh :dir ', []],
])('complete() knows the words of a header argument %s', (_, before, labels) => {
  expect(at(before).map(({ label }) => label)).toEqual(labels)
})

test.each([
  ['prose', 'Note this :ti'],
  ['a script', 'echo :ti'],
  ['the language of a block', '#+begin_src s'],
  ['a fence that closes', '```'],
  ['a fence of very many marks', `${'~'.repeat(300_000)} {}`],
])('complete() knows nothing in %s', (_, before) => {
  expect(at(before)).toEqual([])
})
