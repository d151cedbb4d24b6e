import { expect, test } from 'vitest'

import { parseOrg } from '../../src/document/org/parse-org.ts'
import { findResult } from '../../src/results/org/find-result.ts'
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

test('the result of a very long name is found', () => {
  const name = 'a'.repeat(length)
  const text = `#+name: ${name}\n#+begin_src sh\n#+end_src\n\n#+RESULTS: ${name}\n: 1\n`
  const document = parseOrg('/case.org', text)
  const [element] = document.elements
  expect(element && findResult(document, element, name)).toMatchObject({ keywordLine: 4 })
})
