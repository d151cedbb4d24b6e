import { expect, test } from 'vitest'

import { applyEdits } from '../../src/document/edit.ts'
import { parseOrg } from '../../src/document/org/parse-org.ts'
import { expandMacros } from '../../src/export/prepare/expand-macros.ts'
import { macroTemplates } from '../../src/export/prepare/macro-templates.ts'

/** The text of a document with its macros replaced, at the beginning of 1970. */
function expanded(source: string): string {
  const document = parseOrg('/case.org', source)
  return applyEdits(source, expandMacros(document, macroTemplates(document, new Date(0))))
}

test('thousands of macros in one stretch of markup are refused', () => {
  const text = `*${'a '.repeat(5000)}${'{{{m}}} '.repeat(5000)}b*\n`
  expect(() => expanded(`#+MACRO: m x\n${text}`)).toThrow('take too long')
})

test('thousands of macros behind a long text are replaced', () => {
  const text = '*a* '.repeat(50_000)
  expect(expanded(`#+MACRO: m x\n${text}${'{{{m}}} '.repeat(5000)}\n`)).toBe(
    `#+MACRO: m x\n${text}${'x '.repeat(5000)}\n`,
  )
})

test('a thousand macros of one paragraph are replaced', () => {
  const text = expanded(`#+MACRO: m x\n${'{{{m}}} '.repeat(1000)}\n`)
  expect(text).toBe(`#+MACRO: m x\n${'x '.repeat(1000)}\n`)
})

test('the values of a keyword are joined by blanks', () => {
  expect(expanded('#+A: b\n#+a: c\n{{{keyword(A)}}}\n')).toBe('#+A: b\n#+a: c\nb c\n')
})

test('a macro whose text holds U+2028 is replaced by all of it', () => {
  expect(expanded('#+MACRO: m x\u2028y\n{{{m}}}\n')).toBe('#+MACRO: m x\u2028y\nx\u2028y\n')
})
