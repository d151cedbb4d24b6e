import { expect, test } from 'vitest'

import { exportText } from './export-text.ts'

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
