import { expect, test } from 'vitest'

import { parseOrg } from '../../src/document/org/parse-org.ts'
import { formatInline } from '../../src/results/org/format-inline.ts'
import { inlineResultEdit } from '../../src/results/org/inline-result-edit.ts'
import type { ResultForm } from '../../src/results/org/result-form.ts'

/** So long that what takes quadratic time does not end within the time of a test. */
const length = 300_000
const form: ResultForm = {
  words: ['replace'],
  wrap: null,
  language: 'sh',
  switches: '',
  link: { description: null, documentDirectory: '/d', runDirectory: '/d', attachments: null },
}

test('backslashes of an inline result are looked at once', () => {
  const text = '\\'.repeat(length)
  expect(formatInline(text, form)).toBe(`{{{results(=${text}=)}}}`)
})

test('very many blanks behind an inline block are looked at once', () => {
  const document = parseOrg('/case.org', `src_sh{true}${' '.repeat(length)}a\n`)
  const [block] = document.blocks
  expect(block && inlineResultEdit(document, block, { value: 'a', form })?.start).toBe(12)
})
