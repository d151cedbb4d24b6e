import fc from 'fast-check'
import { expect, test } from 'vitest'

import { indexLines } from '../../../src/document/line-index.ts'
import { scanElements } from '../../../src/document/org/scan-elements.ts'

const scan = (...lines: string[]) =>
  scanElements(indexLines('a.org', lines.map((line) => `${line}\n`).join('')))
const types = (...lines: string[]) =>
  scan(...lines).elements.map(({ type, start, end }) => `${type} ${start}-${end}`)

test('scanElements() reads a headline with planning and properties', () => {
  const found = types(
    '* TODO A',
    'SCHEDULED: <2024-01-01>',
    ':PROPERTIES:',
    ':x: 1',
    ':END:',
    'text',
  )
  expect(found).toEqual(['headline 0-1', 'planning 1-2', 'property-drawer 2-5', 'paragraph 5-6'])
})

test('scanElements() gives affiliated keywords to the element below', () => {
  const [block] = scan('#+NAME: x', '#+begin_src sh', '#+end_src').elements
  expect(block).toMatchObject({ type: 'src-block', begin: 0, start: 1, end: 3 })
})

test('scanElements() leaves a keyword above a blank line on its own', () => {
  expect(types('#+NAME: x', '', '#+begin_src sh', '#+end_src')).toEqual([
    'keyword 0-1',
    'src-block 2-4',
  ])
})

test('scanElements() reads a block that a headline cuts as text', () => {
  const found = scan('#+begin_src sh', 'echo', '* not code', '#+end_src')
  expect(found.unclosed).toEqual([0])
})

test('scanElements() looks into quotes and drawers', () => {
  const found = types(
    '#+begin_quote',
    '#+begin_src sh',
    '#+end_src',
    '#+end_quote',
    ':note:',
    ': x',
    ':end:',
  )
  expect(found).toEqual(['quote-block 0-4', 'src-block 1-3', 'drawer 4-7', 'fixed-width 5-6'])
})

test('scanElements() looks into a special block that is called like a property of objects', () => {
  const found = types('#+begin_constructor', '#+begin_src sh', '#+end_src', '#+end_constructor')
  expect(found).toEqual(['special-block 0-4', 'src-block 1-3'])
})

test('scanElements() does not look into examples', () => {
  expect(types('#+begin_example', '#+begin_src sh', '#+end_example')).toEqual(['example-block 0-3'])
})

test('scanElements() nests items and the blocks in them', () => {
  const found = types('- one', '  - two', '    #+begin_src sh', '    #+end_src', '- three')
  expect(found).toEqual([
    'plain-list 0-5',
    'item 0-4',
    'paragraph 0-1',
    'plain-list 1-4',
    'item 1-4',
    'paragraph 1-2',
    'src-block 2-4',
    'item 4-5',
    'paragraph 4-5',
  ])
})

test('scanElements() ends a list at text that is not indented', () => {
  expect(types('- one', 'text')).toEqual([
    'plain-list 0-1',
    'item 0-1',
    'paragraph 0-1',
    'paragraph 1-2',
  ])
})

test('scanElements() links siblings of one container only', () => {
  const [list, item] = scan('- one', 'text').elements
  expect([list?.next?.type, item?.next]).toEqual(['paragraph', null])
})

test('scanElements() gives the formulas below a table to it', () => {
  expect(types('| 1 |', '#+TBLFM: $1=2', '#+tblfm: $1=3', ': x')).toEqual([
    'table 0-3',
    'fixed-width 3-4',
  ])
})

test('scanElements() begins the paragraph of an item that has only a tag on the line below', () => {
  expect(types('- a tag ::', '  text')).toEqual(['plain-list 0-2', 'item 0-2', 'paragraph 1-2'])
})

test('scanElements() begins a new list at an item that is less indented', () => {
  const lists = types('  - one', ' - two').filter((type) => type.startsWith('plain-list'))
  expect(lists).toEqual(['plain-list 0-1', 'plain-list 1-2'])
})

test('scanElements() finds the paragraph behind the label of a footnote', () => {
  expect(types('[fn:1] Text', 'goes on')).toEqual(['footnote-definition 0-2', 'paragraph 0-2'])
})

const fragments = [
  '* A',
  '- x',
  '  - y',
  ': z',
  '#+begin_src sh',
  '#+end_src',
  '#+begin_quote',
  '#+end_quote',
  ':d:',
  ':end:',
  '',
  'text',
  '#+RESULTS:',
  '| t |',
  '\\begin{x}',
  '[fn:1] f',
  '#+TBLFM: $1=2',
  ' - t ::',
]

test('scanElements() covers only real lines, in order, inside of their containers', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...fragments), { maxLength: 40 }), (lines) => {
      let previous = 0
      for (const element of scan(...lines).elements) {
        expect(element.begin).toBeGreaterThanOrEqual(previous)
        expect(element.end).toBeGreaterThan(element.start)
        expect(element.end).toBeLessThanOrEqual(lines.length)
        const { parent } = element
        if (parent && parent.type !== 'headline')
          expect(element.end).toBeLessThanOrEqual(parent.end)
        previous = element.begin
      }
    }),
  )
})

test('scanElements() reads 20,000 openings that nothing closes', () => {
  const lines = Array.from({ length: 20_000 }, () => '#+begin_quote')
  expect(scan(...lines).unclosed).toHaveLength(20_000)
})

test('scanElements() reads 5,000 nested lists', () => {
  const lines = Array.from({ length: 5000 }, (_, depth) => `${' '.repeat(depth)}- x`)
  expect(scan(...lines).elements.filter(({ type }) => type === 'item')).toHaveLength(5000)
})

test('scanElements() reads 50,000 affiliated keywords with nothing below', () => {
  const lines = Array.from({ length: 50_000 }, () => '#+RESULTS:')
  expect(scan(...lines).elements).toHaveLength(50_000)
})

test('scanElements() gives no affiliated keywords to a comment', () => {
  expect(types('#+RESULTS:', '# remark')).toEqual(['keyword 0-1', 'comment 1-2'])
})

test('scanElements() reads a diary line on its own', () => {
  expect(types('#+RESULTS:', '%%(diary-float t 4 2) Meeting', 'text')).toEqual([
    'diary-sexp 1-2',
    'paragraph 2-3',
  ])
})

test('scanElements() gives the keywords above a footnote to it and not to the one before', () => {
  const found = scan('[fn:1] one', '#+NAME: x', '[fn:2] two').elements
  const notes = found.filter(({ type }) => type === 'footnote-definition')
  expect(notes.map(({ begin, start, end }) => [begin, start, end])).toEqual([
    [0, 0, 1],
    [1, 2, 3],
  ])
})
