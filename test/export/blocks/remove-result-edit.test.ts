import { expect, test } from 'vitest'

import { applyEdits } from '../../../src/document/edit.ts'
import { parseOrg } from '../../../src/document/org/parse-org.ts'
import { removeResultEdit } from '../../../src/export/blocks/remove-result-edit.ts'

/** The text without the results of its blocks. */
function withoutResults(source: string): string {
  const document = parseOrg('/case.org', source)
  const edits = document.blocks.flatMap((block) => removeResultEdit(document, block) ?? [])
  return applyEdits(source, edits)
}

test.each([
  ['a src_sh{echo a} {{{results(a)}}} b\n', 'a src_sh{echo a} b\n'],
  [
    'a src_sh{echo a} {{{results(=(a)}=)}}}, {{{results(b)}}}\n',
    'a src_sh{echo a}, {{{results(b)}}}\n',
  ],
  ['a src_sh{echo a} {{{results(a\n', 'a src_sh{echo a} {{{results(a\n'],
  ['a src_sh{echo a} {{{RESULTS}}} b\n', 'a src_sh{echo a} b\n'],
  ['a src_sh{echo a}\n\n{{{results(a)}}}\n', 'a src_sh{echo a}\n\n{{{results(a)}}}\n'],
  ['a src_sh{echo a} {{{results(a\n\n)}}}\n', 'a src_sh{echo a} {{{results(a\n\n)}}}\n'],
])('the result of an inline block goes: %j', (source, text) => {
  expect(withoutResults(source)).toBe(text)
})

test('very many results that nothing closes are left', () => {
  const source = 'src_sh{a} {{{results(\n\n'.repeat(40_000)
  expect(withoutResults(source)).toBe(source)
})
