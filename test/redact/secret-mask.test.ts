import fc from 'fast-check'
import { expect, test } from 'vitest'

import { maskSecrets } from '../../src/redact/secret-mask.ts'

function masked(values: readonly string[], ...chunks: string[]): string {
  const mask = maskSecrets(values)
  return chunks.map((chunk) => mask.write(chunk)).join('') + mask.end()
}

test('maskSecrets() replaces every occurrence', () => {
  expect(masked(['hunter2'], 'a hunter2 b hunter2')).toBe('a ******** b ********')
})

test('maskSecrets() finds a value that is cut over three writes', () => {
  expect(masked(['hunter2'], 'a hu', 'nte', 'r2 b')).toBe('a ******** b')
})

test('maskSecrets() gives back a beginning that turns out to be none', () => {
  expect(masked(['hunter2'], 'a hunt', 'ing b')).toBe('a hunting b')
})

test('maskSecrets() gives back a beginning at the end', () => {
  expect(masked(['hunter2'], 'a hunt')).toBe('a hunt')
})

test('maskSecrets() prefers the longest of the values that begin at one place', () => {
  expect(masked(['abc', 'abcdef'], 'abcdef')).toBe('********')
})

test('maskSecrets() still finds the shorter value when the longer one breaks off', () => {
  expect(masked(['abc', 'abcdef'], 'abcd', 'x')).toBe('********dx')
})

test('maskSecrets() finds a value behind a broken beginning of itself', () => {
  expect(masked(['aab'], 'aa', 'ab')).toBe('a********')
})

test('maskSecrets() finds a value of several lines with the line endings of a terminal', () => {
  expect(masked(['line one\nline two'], 'x line one\r\nline two y')).toBe('x ******** y')
})

test('maskSecrets() finds a line of a value of several lines', () => {
  expect(masked(['line one\nline two'], 'x line two y')).toBe('x ******** y')
})

test('maskSecrets() treats characters of patterns as themselves', () => {
  expect(masked(['a.c+'], 'abcc a.c+')).toBe('abcc ********')
})

test.each([
  ['a colour', 'x hun\u001b[31mter2 y', 'x ********\u001b[31m y'],
  ['a title', 'x hun\u001b]0;t\u0007ter2 y', 'x ********\u001b]0;t\u0007 y'],
  ['a bell', 'x hun\u0007ter2 y', 'x ********\u0007 y'],
  ['a character set', 'x hun\u001b(Bter2 y', 'x ********\u001b(B y'],
  ['steps back', 'x hun\b\bunter2 y', 'x ******** y'],
])('maskSecrets() sees through %s', (_, text, expected) => {
  expect(masked(['hunter2'], text)).toBe(expected)
})

test('maskSecrets() gives back a beginning behind which a control string never ends', () => {
  const text = `hun\u001b]0;${'x'.repeat(20_000)}`
  const mask = maskSecrets(['hunter2'])
  expect(mask.write(text)).toBe(text)
})

test('maskSecrets() ignores an empty value', () => {
  expect(masked([''], 'abc')).toBe('abc')
})

test('maskSecrets() gives the same wherever its input is cut', () => {
  const letters = fc.string({
    unit: fc.constantFrom('a', 'b', '\n', '\b', '\u001b', '[', 'm', ']', '\u0007', '\\'),
  })
  fc.assert(
    fc.property(
      fc.array(letters, { maxLength: 4 }),
      letters,
      fc.array(fc.nat()),
      (values, text, cuts) => {
        const at = [0, ...cuts.map((cut) => cut % (text.length + 1)), text.length].toSorted(
          (a, b) => a - b,
        )
        const chunks = at.map((start, index) => text.slice(start, at[index + 1] ?? text.length))
        expect(masked(values, ...chunks)).toBe(masked(values, text))
      },
    ),
  )
})
