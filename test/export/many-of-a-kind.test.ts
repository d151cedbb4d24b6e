import { expect, test } from 'vitest'

import { exportText } from './export-text.ts'

const count = 10_000

test('footnotes that refer to each other, each to the next, are all numbered', () => {
  const notes = Array.from({ length: count }, (_, index) => `[fn:${index}] a[fn:${index + 1}]\n\n`)
  const { text } = exportText(`a[fn:0]\n\n${notes.join('')}[fn:${count}] end\n`)
  expect(text).toContain(`id="fn.${count + 1}"`)
})

test('many radio targets are linked where they are mentioned', () => {
  const targets = Array.from({ length: count }, (_, at) => `<<<target ${at}>>> of target ${at}\n\n`)
  const { text } = exportText(targets.join(''))
  expect(text.match(/<a href="#/g)?.length).toBe(count)
})

test.each([
  ['links to one of many names', '#+NAME: n\n| a |\n\n[[n]]\n\n'],
  ['times that nothing closes', '<2024-01-01 '],
  ['diary entries that nothing closes', '<%%(a)('],
  ['links that nothing closes', '<http:a '],
  ['lines of code with links to them', '#+begin_src sh\na (ref:a)\n#+end_src\n[[(b)]]\n'],
])('%s are exported', (_, piece) => {
  expect(exportText(`${piece.repeat(count)}\n\nend\n`).text).toContain('end')
})

test.each([
  [
    'a table of one wide row and many short ones',
    `${'|a'.repeat(4 * count)}|\n${'|a|\n'.repeat(2 * count)}`,
  ],
  [
    'links in a paragraph with many attributes',
    `#+ATTR_HTML: ${':class x '.repeat(count)}\n${'http://a '.repeat(count)}\n`,
  ],
  ['times alone in a paragraph', '<2024-01-01 Mon> '.repeat(5 * count)],
  ['a cell of digits that is no number', `| ${'1'.repeat(30 * count)}z |\n`],
  ['an option that is none', `#+OPTIONS: ${'0'.repeat(30 * count)}\n`],
  ['blanks among attributes', `#+ATTR_HTML: :class a${' '.repeat(30 * count)}b\n| a |\n`],
  [
    'a label format that matches anywhere',
    `#+begin_src sh -l "%s%s%s"\n${'a'.repeat(count)}.\n#+end_src\n`,
  ],
  [
    'empty tables of contents',
    `${'#+TOC: headlines 0\n'.repeat(count)}${'* a\n'.repeat(4 * count)}`,
  ],
  ['headings too deep for a page', `#+OPTIONS: H:0\n${'* a\n'.repeat(6 * count)}`],
  [
    'a link to very many words of another file',
    `#+options: broken-links:mark\n[[file:a.txt::${'w '.repeat(6 * count)}w][there]]`,
  ],
  ['comments between paragraphs', 'a\n# b\n'.repeat(7 * count)],
])('%s: an export takes linear time', (_, source) => {
  expect(exportText(`${source}\n\nend\n`).text).toContain('end')
})

test.each([
  '* a%b',
  '| a%b |',
  '#+OPTIONS: \\n:t\na%b',
  '#+begin_verse\na%b\n#+end_verse',
  '#+CITE_EXPORT: basic note note\na%b [cite:@k] c',
])('%j with many blanks in it is exported in linear time', (source) => {
  const text = `${source.replace('%', ' '.repeat(20 * count))}\n\nend\n`
  for (const format of ['html', 'md'] as const)
    expect(exportText(text, { format }).text).toContain('end')
})

test('a quote with very many blank lines in it is quoted in linear time', () => {
  const example = `#+begin_example\n${'\n'.repeat(30 * count)}a\n#+end_example`
  const { text } = exportText(`#+begin_quote\n${example}\n#+end_quote\n`, { format: 'md' })
  expect(text.match(/^>$/gm)).toHaveLength(30 * count)
})

test('headings that nest without measure are refused', () => {
  const headings = Array.from({ length: 1500 }, (_, level) => `${'*'.repeat(level + 1)} h\n`)
  expect(() => exportText(headings.join(''))).toThrow('is nested too deeply')
})

test.each(['html', 'md', 'org'] as const)(
  'titles that show the next one by a link are exported as %s',
  (format) => {
    const heading = (_: unknown, at: number): string =>
      `* a [[#${at + 1}]]\n:PROPERTIES:\n:CUSTOM_ID: ${at}\n:END:\n`
    const source = `#+OPTIONS: num:nil\n${Array.from({ length: count }, heading).join('')}end\n`
    expect(exportText(source, { format }).text).toContain('end')
  },
)

test('a title with a link to itself is shown in it without the link', () => {
  const source = '#+OPTIONS: num:nil\n* a [[#x]] b\n:PROPERTIES:\n:CUSTOM_ID: x\n:END:\n'
  expect(exportText(source).text).toContain('<h2 id="x">a <a href="#x">a b</a> b</h2>')
})

test('very many captions of one element are written as Org in linear time', () => {
  const { text } = exportText(`${'#+CAPTION: a\n'.repeat(8 * count)}| a |\n`, { format: 'org' })
  expect(text.match(/caption/g)).toHaveLength(8 * count)
})
