import { expect, test } from 'vitest'

import { RunbookError } from '../../../src/errors.ts'
import { formatInline } from '../../../src/results/org/format-inline.ts'
import type { ResultForm } from '../../../src/results/org/result-form.ts'

const plain: ResultForm = {
  words: ['replace'],
  wrap: null,
  language: 'bash',
  switches: '',
  link: { description: null, documentDirectory: '/d', runDirectory: '/d', attachments: null },
}

test.each([
  ['', null, '{{{results(=a\\, b=)}}}'],
  ['html', null, '{{{results(@@html:a\\, b@@)}}}'],
  ['org', null, '{{{results(src_org{a\\, b})}}}'],
  ['code', null, '{{{results(src_bash[]{a\\, b})}}}'],
  ['file', null, '{{{results([[file:a\\, b]])}}}'],
  ['raw', null, 'a, b'],
  ['', 'src json -n', '{{{results(src_json[-n]{a\\, b})}}}'],
  ['', 'export latex', '{{{results(@@latex:a\\, b@@)}}}'],
  ['', 'quote', '{{{results(a\\, b)}}}'],
])('formatInline() with :results %s and :wrap %s', (word, wrap, text) => {
  expect(formatInline('a, b', { ...plain, words: [word], wrap })).toBe(text)
})

test('formatInline() is empty for nil', () => expect(formatInline(null, plain)).toBe(''))

test.each([
  ['several lines', 'a\nb', []],
  ['a table', [['a', 'b']], []],
  ['a drawer', 'a', ['drawer']],
  ['a list', 'a', ['list']],
])('formatInline() refuses %s', (_, value, words) => {
  expect(() => formatInline(value, { ...plain, words })).toThrow(RunbookError)
})
