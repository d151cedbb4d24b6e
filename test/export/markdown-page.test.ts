import fc from 'fast-check'
import { expect, test } from 'vitest'

import { markdownPage } from '../../src/export/from-markdown/markdown-page.ts'
import { fuzzed } from '../fuzzed.ts'
import { pageFaults } from './page-faults.ts'

const options = { bodyOnly: true, base: '', allowRawHtml: false }

function body(markdown: string, own: Partial<typeof options> = {}): string {
  return markdownPage(markdown, { ...options, ...own }).text
}

test('tables, tasks and struck text of GFM are read', () => {
  const html = body('| a |\n|---|\n| 1 |\n\n- [x] done ~~not~~\n')
  expect(html).toMatch(/<th>a<\/th>[^]*<input type="checkbox"[^]*<del>not<\/del>/)
})

test.each([
  ['Run `a`{{execute}} and `b`{{copy}}.', '<p>Run <code>a</code> and <code>b</code>.</p>\n'],
  ['```sh{{exec}}\na\n```', '<pre><code class="language-sh">a\n</code></pre>\n'],
  ['```{{exec}}\na\n```', '<pre><code>a\n</code></pre>\n'],
  ['`{{exec}}`', '<p><code>{{exec}}</code></p>\n'],
])('a page has no clicks: %j', (source, html) => {
  expect(body(source)).toBe(html)
})

test('a fence ends where a click executes it', () => {
  expect(body('```\na\n```{{execute}}\n\nb\n')).toBe('<pre><code>a\n</code></pre>\n<p>b</p>\n')
})

test("headings have GitHub's anchors, doubles counted", () => {
  expect(body('# Set `up`, now\n\n# Set up now\n')).toBe(
    '<h1 id="set-up-now">Set <code>up</code>, now</h1>\n<h1 id="set-up-now-1">Set up now</h1>\n',
  )
})

test('an anchor that another heading has by its words is not given twice', () => {
  expect(body('# a\n\n# a\n\n# a-1\n')).toContain('<h1 id="a-1-1">')
})

test('the first heading is the title of the page', () => {
  const { text } = markdownPage('# A *b* & c\n', { ...options, bodyOnly: false })
  expect(text).toContain('<title>A b &amp; c</title>')
})

test.each(['<h1>', '<h1 ', '<h1>a<b', '<h1><h2>'])(
  'a page of nothing but %j is made in linear time',
  (piece) => {
    const { text } = markdownPage(piece.repeat(50_000), {
      ...options,
      bodyOnly: false,
      allowRawHtml: true,
    })
    expect(text).toContain('</html>')
  },
)

test('relative addresses start at the directory of the document', () => {
  expect(body('![x](r/a.gif) [y](b.md) [z](https://x.org)\n', { base: '../docs' })).toBe(
    '<p><img src="../docs/r/a.gif" alt="x" /> <a href="../docs/b.md">y</a> <a href="https://x.org">z</a></p>\n',
  )
})

test('comments go without a word', () => {
  expect(markdownPage('a <!-- b -->\n\n<!-- c\n\nd -->\n', options)).toEqual({
    text: '<p>a </p>\n',
    warnings: [],
  })
})

test('HTML is left out, and the flag that lets it pass is named', () => {
  const { text, warnings } = markdownPage('a <b>c</b>\n\n<script>\nx\n</script>\n', options)
  expect(text).toBe('<p>a c</p>\n')
  expect(warnings.join()).toContain('--allow-raw-html')
})

test('HTML passes where it is allowed', () => {
  expect(body('a <b>c</b>\n', { allowRawHtml: true })).toBe('<p>a <b>c</b></p>\n')
})

test.each([
  '[x](javascript:alert(1))',
  '[x](java&#115;cript:alert(1))',
  '<javascript:alert(1)>',
  '![x](javascript:alert(1))',
  '[x]\n\n[x]: data:text/html,x',
])('no address of %s runs anything', (markdown) => {
  expect(body(markdown)).not.toMatch(/(?:href|src)="\w+:/)
})

const pieces = [
  ...String.raw`< > " # * _ ~ [ ]( ) ![ ! | - + 1. > \ & &lt; <b> </b> <script> <!-- --> onclick=x`.split(
    ' ',
  ),
  '`',
  '```',
  '\n',
  '\n\n',
  '    ',
  ' ',
  '|a|b|\n|-|-|\n',
  '- [ ] ',
  '[^1]',
  '\n[^1]: x',
  'http://a.b/"',
  '<http://a.b>',
]

test('whatever a document holds, the tags of its page match and none is a handler', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 60 }), (parts) => {
      const html = body(parts.join('')).replaceAll('disabled="" ', '')
      expect(pageFaults(html).filter((fault) => !/^(?:twice|nowhere)/.test(fault))).toEqual([])
    }),
    { numRuns: fuzzed(500) },
  )
})

test.each([
  ['long', 'a'.repeat(600_000)],
  ['deep', '- '.repeat(5000)],
])('a document too %s for a page is refused', (_, markdown) => {
  expect(() => body(markdown)).toThrow(expect.objectContaining({ code: 'E_REFUSED' }))
})

test.each(['-'.repeat(200), '*'.repeat(200), '+'.repeat(200), '1.'.repeat(200)])(
  'a long line of marks alone is no nesting: %s',
  (line) => {
    expect(body(`\`\`\`\n${line}\n\`\`\`\n`)).toBe(`<pre><code>${line}\n</code></pre>\n`)
  },
)

test.each(['> ', '>', '+ ', '1. ', '1)\t'])(
  'lists and quotes of %j without measure are refused',
  (mark) => {
    expect(() => body(`${mark.repeat(200)}a\n`)).toThrow('nested too deep')
  },
)

test('a paragraph of very many signs of emphasis makes no page, but many paragraphs of few do', () => {
  expect(() => body('*a'.repeat(12_000))).toThrow('too long')
  expect(body('*a* *b*\n\n'.repeat(4000))).toContain('<em>b</em>')
})

test('signs of emphasis in a long log are none', () => {
  const log = '[12:00] a_b *c*\n'.repeat(8000)
  expect(body(`\`\`\`\n${log}\`\`\`\n`)).toBe(`<pre><code>${log}</code></pre>\n`)
})
