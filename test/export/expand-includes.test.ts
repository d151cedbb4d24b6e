import { expect, test } from 'vitest'

import { applyEdits } from '../../src/document/edit.ts'
import { parseOrg } from '../../src/document/org/parse-org.ts'
import { expandIncludes } from '../../src/export/prepare/expand-includes.ts'

/** The text of a document whose files are in memory. */
function expanded(source: string, files: (path: string) => string | null): string {
  return applyEdits(source, expandIncludes(parseOrg('/case.org', source), files))
}

test('files that each include the next many times are refused, however short they are', () => {
  const next = (path: string): string => {
    const level = Number(path)
    return level === 9 ? 'x\n' : `#+INCLUDE: "${level + 1}"\n`.repeat(10)
  }
  expect(() => expanded('#+INCLUDE: "0"\n', next)).toThrow('the included files are too large')
})

test('files that include one another without end are refused', () => {
  const next = (path: string): string => `#+INCLUDE: "${Number(path) + 1}"\n`
  expect(() => expanded('#+INCLUDE: "0"\n', next)).toThrow('by 100 files in one another')
})

test('a thousand files are included', () => {
  const text = expanded('#+INCLUDE: "0"\n'.repeat(1000), () => 'x\n')
  expect(text).toBe('x\n'.repeat(1000))
})

test('thousands of parts of one large file are refused', () => {
  const large = '* a\ntext\n'.repeat(100_000)
  const parts = '#+INCLUDE: "large.org::*a"\n'.repeat(10_000)
  expect(() => expanded(parts, () => large)).toThrow('the included files are too large')
})

test.each([
  '#+INCLUDE: "a.org" :minlevel 999999999\n',
  `${'*'.repeat(1e6)} a\n#+INCLUDE: "a.org"\n`,
])('headings that get stars without measure are refused', (source) => {
  expect(() => expanded(source, () => '* a\n')).toThrow('at most 1000 stars')
})

test('lines that are indented without measure are refused', () => {
  const source = `#+INCLUDE: "a.org"\n${' '.repeat(1e6)}a\n`
  expect(() => expanded(source, () => 'a\n'.repeat(1e5))).toThrow('too large')
})

test('a hundred parts of one large file are included', () => {
  const large = `${'* b\ntext\n'.repeat(10_000)}* a\nend\n`
  const text = expanded('#+INCLUDE: "large.org::*a" :only-contents t\n'.repeat(100), () => large)
  expect(text).toBe('end\n'.repeat(100))
})

test('a file that an included file names is missed at the line of the document', () => {
  const files = (path: string): string | null =>
    path === 'part/one.org' ? 'a\n\n#+INCLUDE: "no.org"\n' : null
  expect(() => expanded('a\n* b\n#+INCLUDE: "part/one.org"\n', files)).toThrow(
    expect.objectContaining({
      message: 'no.org, which part/one.org includes, cannot be included',
      place: expect.objectContaining({ path: '/case.org', line: 3 }) as unknown,
    }),
  )
})
