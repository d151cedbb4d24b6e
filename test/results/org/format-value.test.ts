import { expect, test } from 'vitest'

import { hline, type Value } from '../../../src/document/value.ts'
import { formatValue } from '../../../src/results/org/format-value.ts'
import type { ResultForm } from '../../../src/results/org/result-form.ts'

const plain: ResultForm = {
  words: ['replace'],
  wrap: null,
  language: 'bash',
  switches: '',
  link: { description: null, documentDirectory: '/d', runDirectory: '/d', attachments: null },
}

test('formatValue() writes an hline as a rule', () => {
  const table: Value = [['k', 'v'], hline, ['aa', 1]]
  expect(formatValue(table, plain)).toBe('| k  | v |\n|----+---|\n| aa | 1 |\n')
})

test('formatValue() writes a flat list as one row', () => {
  expect(formatValue(['a', 1, null], plain)).toBe('| a | 1 | nil |\n')
})

test('formatValue() aligns a column with at least half numbers to the right', () => {
  expect(formatValue([['n'], ['10'], ['x'], ['1.5e3']], plain)).toBe(
    '|     n |\n|    10 |\n|     x |\n| 1.5e3 |\n',
  )
})

test('formatValue() counts two cells for wide characters', () => {
  expect(formatValue([['日本'], ['abc']], plain)).toBe('| 日本 |\n| abc  |\n')
})

test('formatValue() counts what a link shows', () => {
  expect(formatValue([['[[https://a.b][x]]'], ['yy']], plain)).toBe(
    '| [[https://a.b][x]]  |\n| yy |\n',
  )
})

test('formatValue() writes nothing for nil', () => expect(formatValue(null, plain)).toBe(''))

test('formatValue() wraps nil too', () => {
  expect(formatValue(null, { ...plain, wrap: 'quote' })).toBe('#+begin_quote\n#+end_quote\n')
})

test('formatValue() marks every line of a short text, empty ones too', () => {
  expect(formatValue('a\n\nb', plain)).toBe(': a\n: \n: b\n')
})

test('formatValue() puts ten lines into an example and escapes them', () => {
  const text = '* x\n'.repeat(10)
  const escaped = ',* x\n'.repeat(10)
  expect(formatValue(text, { ...plain, switches: '-n' })).toBe(
    `#+begin_example -n\n${escaped}#+end_example\n`,
  )
})

test('formatValue() names the language of a code result', () => {
  expect(formatValue('ls', { ...plain, words: ['code'], language: 'zsh' })).toBe(
    '#+begin_src zsh\nls\n#+end_src\n',
  )
})

test('formatValue() lets :wrap win over a word', () => {
  expect(formatValue('x', { ...plain, words: ['drawer'], wrap: 'src json' })).toBe(
    '#+begin_src json\nx\n#+end_src\n',
  )
})

test('formatValue() aligns a raw table', () => {
  expect(formatValue('|a|b|\n|-\n|100|2|\ntext\n', { ...plain, words: ['raw'] })).toBe(
    '|   a | b |\n|-----+---|\n| 100 | 2 |\ntext\n',
  )
})

test('formatValue() links a file relative to the document', () => {
  const link = {
    description: { text: 'a file' },
    documentDirectory: '/d',
    runDirectory: '/d/sub',
    attachments: null,
  }
  expect(formatValue('out.txt', { ...plain, words: ['file'], link })).toBe(
    '[[file:sub/out.txt][a file]]\n',
  )
})

test('formatValue() repeats the path when :file-desc has no value', () => {
  const link = { ...plain.link, description: 'path' as const }
  expect(formatValue('out.txt', { ...plain, words: ['file'], link })).toBe(
    '[[file:out.txt][out.txt]]\n',
  )
})

test('formatValue() tells in linear time whether a cell of very many digits is a number', () => {
  const digits = `${'1'.repeat(200_000)}z`
  expect(formatValue([[digits, 'a']], plain)).toBe(`| ${digits} | a |\n`)
})
