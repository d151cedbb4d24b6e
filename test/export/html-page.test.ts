import fc from 'fast-check'
import { expect, test } from 'vitest'

import { fuzzed } from '../fuzzed.ts'
import { exportText } from './export-text.ts'
import { pageFaults } from './page-faults.ts'

const source = `#+TITLE: Set *up* <now>
#+LANGUAGE: de
* First
[[file:recordings/run.gif]]
** Below
#+begin_src bash
echo "<b>" && true
#+end_src
* Second
`

function page(text: string): string {
  return exportText(text, { bodyOnly: false }).text
}

test('a page names its language', () => {
  expect(page(source)).toContain('<html lang="de">')
})

test('the title of a page is plain text', () => {
  expect(page(source)).toContain('<title>Set up &lt;now&gt;</title>')
})

test.each([
  ['html', '<h1 class="title">See <a href="https://example.org/a">https://example.org/a</a></h1>'],
  ['md', '# See <https://example.org/a>'],
  ['org', '#+title: See [[https://example.org/a]]'],
] as const)('a link by an abbreviation in the title of a document is one in %s', (format, line) => {
  const title = '#+LINK: w https://example.org/\n#+TITLE: See [[w:a]]\n'
  const { text } = exportText(title, { format, bodyOnly: false })
  expect(text.split('\n')).toContain(line)
})

test('a page without title says so where a browser needs one', () => {
  expect(page('text')).toContain('<title>Untitled</title>')
})

test('a page forbids scripts', () => {
  expect(page(source)).toContain("script-src 'none'")
})

test('a page has a table of contents that leads to its headings', () => {
  const text = page(source)
  const targets = [...text.matchAll(/<a href="#([^"]+)">/g)].map(([, id]) => id)
  const ids = [...text.matchAll(/<h[23] id="([^"]+)"/g)].map(([, id]) => id)
  expect(targets).toEqual(ids)
})

test('a page that asks for no table of contents has none', () => {
  expect(page(`#+OPTIONS: toc:nil\n${source}`)).not.toContain('table-of-contents')
})

test('a body alone has a table of contents only when it asks for one', () => {
  expect(exportText(source).text).not.toContain('table-of-contents')
})

test('a recording that is linked is a picture', () => {
  expect(page(source)).toContain('<img src="recordings/run.gif" alt="run.gif" />')
})

test('code is escaped', () => {
  expect(page(source)).toContain('echo "&lt;b&gt;" &amp;&amp; true')
})

test('a page is the same each time', () => {
  expect(page(source)).toBe(page(source))
})

const pieces = [
  ...String.raw`< > " a * / = ~ [[ ][ ]] | - #+ : :: [fn:1] $ \ _ ^ { } <script> &lt; <<t>> [[t]] <<<r>>>`.split(
    ' ',
  ),
  '* ',
  '\n* ',
  '\n** ',
  '\n- a :: b\n',
  '\n  1. x\n',
  '\n-----\n',
  '\n: fixed\n',
  '\n:A:\n',
  '\n:END:\n',
  ...['src sh', 'quote', 'center', 'example', 'note', 'verse'].map((name) => `\n#+begin_${name}\n`),
  ...['src', 'quote', 'center', 'example', 'note', 'verse'].map((name) => `\n#+end_${name}\n`),
  '\n| a | b |\n|---+---|\n',
  '\n[[file:a.png]]\n',
  '[[https://x.org][d]]',
  'http://x.org/"><b>',
  ' ',
  '\n\n',
  '\n#+CAPTION: c\n',
  '\n#+ATTR_HTML: :title x"y< :onclick x\n',
  '\n#+TOC: headlines\n',
  '\n[fn:1] note\n',
  '[fn:: in *x*]',
  '<2024-01-01 Mon>',
  '\nSCHEDULED: <2024-01-01 Mon>\n',
]

test('whatever a document holds, the tags of its page match and none is a handler', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 60 }), (parts) => {
      const html = page(`#+OPTIONS: H:99\n${parts.join('')}`)
      // As in Org what an item of a plain list tells of is its anchor, be it told of twice.
      const faults = pageFaults(html.replace(/(<li[^<>]*?) id="[^"]*"/g, '$1'))
      // As in Org a third reference to a footnote has the anchor of the second, and notes that nobody names are left out.
      expect(faults.filter((fault) => !/^(?:twice: fnr\.|nowhere: )/.test(fault))).toEqual([])
    }),
    { numRuns: fuzzed(500) },
  )
})
