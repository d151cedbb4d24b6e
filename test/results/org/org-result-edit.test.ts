import { expect, test } from 'vitest'

import { applyEdits } from '../../../src/document/edit.ts'
import { parseOrg } from '../../../src/document/org/parse-org.ts'
import type { Value } from '../../../src/document/value.ts'
import { orgResultEdit } from '../../../src/results/org/org-result-edit.ts'

const block = '#+begin_src bash\ntrue\n#+end_src\n'
const link = { description: null, documentDirectory: '/d', runDirectory: '/d', attachments: null }

/** The document with `value` as the result of its first block. */
function write(
  text: string,
  value: Value,
  given: { words?: string[]; hash?: string } = {},
): string {
  const document = parseOrg('/d/a.org', text)
  const { words = ['replace'], hash = null } = given
  const form = { words, wrap: null, language: 'bash', switches: '', link }
  const [first] = document.blocks
  const edit = first ? orgResultEdit(document, first, { value, form, hash }) : null
  return edit ? applyEdits(text, [edit]) : text
}

test('orgResultEdit() appends below the old result', () => {
  expect(write(`${block}\n#+RESULTS:\n: a\n\nx\n`, 'b', { words: ['append'] })).toBe(
    `${block}\n#+RESULTS:\n: a\n: b\n\nx\n`,
  )
})

test('orgResultEdit() prepends above the old result', () => {
  expect(write(`${block}\n#+RESULTS:\n: a\n\nx\n`, 'b', { words: ['prepend'] })).toBe(
    `${block}\n#+RESULTS:\n: b\n: a\n\nx\n`,
  )
})

test('orgResultEdit() aligns an appended table with the old one', () => {
  expect(write(`${block}\n#+RESULTS:\n| a | b |\n`, [['long', 2]], { words: ['append'] })).toBe(
    `${block}\n#+RESULTS:\n| a    | b |\n| long | 2 |\n`,
  )
})

test.each(['silent', 'none'])('orgResultEdit() leaves the document alone with %s', (word) => {
  const text = `${block}\n#+RESULTS:\n: a\n`
  expect(write(text, 'b', { words: [word] })).toBe(text)
})

test('orgResultEdit() keeps the old result when the new one is discarded', () => {
  const text = `${block}\n#+RESULTS:\n: a\n`
  expect(write(text, null, { words: ['discard'] })).toBe(text)
})

test('orgResultEdit() writes a hash into a new keyword', () => {
  expect(write(block, 'b', { hash: 'abc1' })).toBe(`${block}\n#+RESULTS[abc1]:\n: b\n`)
})

test('orgResultEdit() replaces a keyword with another hash and what it holds', () => {
  expect(write(`${block}\n#+results[abc1]:\nany text\n\nx\n`, 'b', { hash: 'abc2' })).toBe(
    `${block}\n#+RESULTS[abc2]:\n: b\n\nx\n`,
  )
})

test('orgResultEdit() keeps a keyword with the same hash as it is written', () => {
  expect(write(`${block}\n#+results[abc1]:\n: a\n`, 'b', { hash: 'abc1' })).toBe(
    `${block}\n#+results[abc1]:\n: b\n`,
  )
})

test('orgResultEdit() keeps affiliated keywords above a keyword with a new hash', () => {
  expect(write(`${block}\n#+RESULTS[abc1]:\n#+CAPTION: c\n: a\n\nx\n`, 'b', { hash: 'abc2' })).toBe(
    `${block}\n#+CAPTION: c\n#+RESULTS[abc2]:\n: b\n\nx\n`,
  )
})

test('orgResultEdit() writes no hash when results add up', () => {
  expect(write(block, 'b', { words: ['append'], hash: 'abc1' })).toBe(`${block}\n#+RESULTS:\n: b\n`)
})

test('orgResultEdit() replaces the formulas of a table with it', () => {
  expect(write(`${block}\n#+RESULTS:\n| a |\n#+TBLFM: $1=2\n\nx\n`, 'b')).toBe(
    `${block}\n#+RESULTS:\n: b\n\nx\n`,
  )
})

test('orgResultEdit() ends a keyword line that the document ends in', () => {
  expect(write(`${block}\n#+RESULTS:`, 'b')).toBe(`${block}\n#+RESULTS:\n: b\n`)
})

test('orgResultEdit() indents lines by the column of the keyword with tabs', () => {
  expect(write(`${block}\n\t#+RESULTS:\n`, 'a\n b\n', { words: ['raw', 'replace'] })).toBe(
    `${block}\n\t#+RESULTS:\n\ta\n\t b\n`,
  )
})

test('orgResultEdit() keeps text below the keyword that begins as a link and has many backslashes', () => {
  const text = `[[${'\\'.repeat(200)} ]]`
  expect(write(`${block}\n#+RESULTS:\n${text}x\n`, 'b')).toBe(
    `${block}\n#+RESULTS:\n: b\n${text}x\n`,
  )
})
