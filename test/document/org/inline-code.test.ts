import fc from 'fast-check'
import { expect, test } from 'vitest'

import { findInlineCode } from '../../../src/document/org/inline-code.ts'

const found = (text: string) =>
  findInlineCode(text, 'paragraph').map(({ word, inside, after, body, start, end }) => [
    word,
    [...inside, ...after].map((header) => header.text).join(' | '),
    body,
    text.slice(start, end),
  ])

test('findInlineCode() reads a block with headers and nested braces', () => {
  expect(found('a src_sh[:results raw]{x=${y}} b')).toEqual([
    ['sh', ':results raw', 'x=${y}', 'src_sh[:results raw]{x=${y}}'],
  ])
})

test('findInlineCode() reads a call with both headers', () => {
  expect(found('call_f[:a 1](x="(y)")[:b 2].')).toEqual([
    ['f', ':a 1 | :b 2', 'x="(y)"', 'call_f[:a 1](x="(y)")[:b 2]'],
  ])
})

test('findInlineCode() joins code of several lines', () => {
  expect(found('src_sh{echo a\nb}')[0]?.[2]).toBe('echo a b')
})

test('findInlineCode() leaves verbatim and code markup alone', () => {
  expect(found('see =src_sh{a}= and ~call_f()~ here')).toEqual([])
})

test('findInlineCode() goes on in markup behind a mark that cannot end it', () => {
  expect(found('see =call_f(x=1)= here')).toEqual([])
})

test('findInlineCode() reads 20,000 marks that nothing closes', () => {
  expect(found(`${'=a '.repeat(20_000)}src_sh{a}`)).toHaveLength(1)
})

test('findInlineCode() wants no word in front', () => {
  expect(found('my_src_sh{a} xcall_f()')).toEqual([])
})

test('findInlineCode() ends on any text, with spans in order', () => {
  const part = fc.constantFrom(
    'src_',
    'call_',
    'sh',
    '{',
    '}',
    '[',
    ']',
    '(',
    ')',
    '=',
    '~',
    ' ',
    '\n',
    'é',
  )
  fc.assert(
    fc.property(fc.array(part, { maxLength: 50 }), (parts) => {
      let previous = 0
      for (const { start, end } of findInlineCode(parts.join(''), 'paragraph')) {
        expect(start).toBeGreaterThanOrEqual(previous)
        expect(end).toBeGreaterThan(start)
        previous = end
      }
    }),
  )
})

test('findInlineCode() finds nothing in a macro', () => {
  expect(findInlineCode('{{{results(src_sh{echo})}}} and {{{x}}}', 'paragraph')).toEqual([])
})

for (const text of [
  '<<target src_sh{a}>>',
  '[[file:src_sh{a}]]',
  '<https://example.org/src_sh{a}>',
  '[cite:@src_sh{a}]',
  '<2024-01-01 src_sh{a}>',
  '@@html:src_sh{a}@@',
  '\\(src_sh{a}\\)',
  '$x src_sh{a}$',
]) {
  test(`findInlineCode() leaves ${text} alone`, () => expect(found(text)).toEqual([]))
}

for (const text of ['$5 and src_sh{a} $6', 'src_sh{a $x} costs 5$.', '[[#id][src_sh{a}]]']) {
  test(`findInlineCode() reads the block of ${text}`, () => expect(found(text)).toHaveLength(1))
}

test('findInlineCode() reads 20,000 openings of LaTeX that nothing closes', () => {
  expect(found(`${'\\( '.repeat(20_000)}src_sh{a}`)).toHaveLength(1)
})

test('findInlineCode() finds the innermost of 200,000 blocks in one another', () => {
  const count = 200_000
  const [code] = found(`${'src_sh{'.repeat(count)}a${'}'.repeat(count)}`)
  expect(code).toBeDefined()
})
