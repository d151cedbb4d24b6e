import fc from 'fast-check'
import { expect, test } from 'vitest'

import { argumentPlace } from '../../../src/document/argument-place.ts'
import { parseMarkdown } from '../../../src/document/markdown/parse-markdown.ts'
import { fuzzed } from '../../fuzzed.ts'
import { splicedDocuments } from './splices.ts'

test('parseMarkdown() takes any splice of documents, and its places lie in the source', () => {
  fc.assert(
    fc.property(splicedDocuments, (source) => {
      const { blocks, problems, lines } = parseMarkdown('a.md', source)
      const count = source.split('\n').length
      let end = 0
      for (const block of blocks) {
        expect(block.span.start).toBeGreaterThanOrEqual(end)
        expect(block.body.start).toBeGreaterThanOrEqual(block.span.start)
        expect(block.body.end).toBeGreaterThanOrEqual(block.body.start)
        expect(block.span.end).toBeGreaterThanOrEqual(block.body.end)
        end = block.span.end
        for (const argument of block.arguments) {
          expect(argument.span.end).toBeGreaterThanOrEqual(argument.span.start)
          expect(argument.span.end).toBeLessThanOrEqual(source.length)
          expect(argumentPlace(lines, argument).line).toBeLessThanOrEqual(count)
        }
      }
      expect(end).toBeLessThanOrEqual(source.length)
      for (const { place, hint } of problems) {
        expect(place?.line).toBeLessThanOrEqual(count)
        expect(hint).not.toBe('')
      }
    }),
    { numRuns: fuzzed(100) },
  )
})

test('parseMarkdown() finds each line of code in the body of its block', () => {
  fc.assert(
    fc.property(splicedDocuments, (source) => {
      for (const { code, body } of parseMarkdown('a.md', source).blocks) {
        const written = source.slice(body.start, body.end).split(/\r?\n/)
        for (const [index, line] of code.split('\n').entries())
          expect(written[index]?.replace(/^[\t >]*/, '') ?? '').toBe(line.replace(/^[\t >]*/, ''))
      }
    }),
    { numRuns: fuzzed(100) },
  )
})

for (const [what, source, codes, problems] of [
  ['tabs', '-\t```sh\n\ta\n\t```\n', ['a'], []],
  ['a tab that is code', '```sh\n\ta\tb\n```\n', ['\ta\tb'], []],
  ['CR LF', '```sh\r\na\r\n```\r\n', ['a'], []],
  ['a lone carriage return', '```sh\na\rb\n```\n', ['a\rb'], []],
  ['NUL', '```sh\na\u0000b\n```\n', ['a\u0000b'], ['2:2 E_ENCODING']],
  ['a line of 1 MB', `\`\`\`sh\n${'x'.repeat(1 << 20)}\n\`\`\`\n`, ['x'.repeat(1 << 20)], []],
  ['a fence of 1 MB', `${'`'.repeat(1 << 20)}sh\na\n${'`'.repeat(1 << 20)}\n`, ['a'], []],
  ['a fence in a fence', '````md\n```sh\na\n```\n````\n', ['```sh\na\n```'], []],
  ['a fence of the other kind', '~~~sh\n```\n~~~\n', ['```'], []],
  ['a fence with backticks behind a tilde one', '~~~ sh `x`\na\n~~~\n', ['a'], []],
  ['a fence that nothing closes', 'a\n\n```sh\nb\n', ['b'], ['3:1 E_UNCLOSED']],
  ['a fence that its quote cuts off', '> ```sh\n> a\n\nb\n', ['a'], ['1:3 E_UNCLOSED']],
  ['a fence that its list cuts off', '- ```sh\n  a\nb\n', ['a'], ['1:3 E_UNCLOSED']],
  ['a fence that a shorter one does not close', '````sh\na\n```\n', ['a\n```'], ['1:1 E_UNCLOSED']],
  ['a fence that a click executes', '```\na\n```{{execute T1}}\n\n```\nb\n```\n', ['a', 'b'], []],
  ['the action of a fence in a fence', '````\n```\n```{{exec}}\n````\n', ['```\n```{{exec}}'], []],
  ['a directive without options', '```{code-block} sh\na\n```\n', ['a'], []],
  ['options of a directive', '```{code-block} sh\n:linenos:\n:name: b\n\na\n```\n', ['\na'], []],
  ['a directive of CR LF', '```{code} sh\r\n:force:\r\na\r\nb\r\n```\r\n', ['a\nb'], []],
  ['a directive with YAML', '```{code-cell} sh\n---\ntags: [a]\n---\na\n```\n', ['a'], []],
  ['a comment that nothing closes', '<!-- runbook: a=b\n\n```sh\n```\n', [], ['1:1 E_UNCLOSED']],
  ['a fence in lists', '1. - 2. ```sh\n        a\n        ```\n', ['a'], []],
  ['a fence in quotes', '> > > ```sh\n> > > a\n> > > ```\n', ['a'], []],
  ['a fence in a footnote', 'a[^1]\n\n[^1]: b\n\n    ```sh\n    a\n    ```\n', ['a'], []],
  [
    'blank lines in a footnote',
    '[^1]: b\n\n    ```sh\n    a\n    \n\n      \n    b\n    ```\n',
    ['a\n\n\n  \nb'],
    [],
  ],
  ['indented code that begins as a fence', '\t```sh\n\ta\n\t```\n', [], []],
  ['indented code that begins as a fence before a blank line', '    ```sh\n    \n\nb\n', [], []],
  ['front matter that is none', '---\na\n---\n\n```sh\na\n```\n', ['a'], []],
  ['front matter without an end', '---\nrunbook:\n  dir: a\n\ntext\n', [], ['1:1 E_UNCLOSED']],
  ['braces that nothing closes', '```sh {dir=a\n```\n', [''], ['1:7 E_HEADER_ARGUMENT']],
  ['two blocks of one name', '```sh {#a}\nb\n```\n```sh {#a}\nc\n```\n', ['b', 'c'], []],
] as const) {
  test(`parseMarkdown() reads ${what}`, () => {
    const found = parseMarkdown('a.md', source)
    expect(found.blocks.map(({ code }) => code)).toEqual(codes)
    expect(
      found.problems.map(({ place, code }) => `${place?.line}:${place?.column} ${code}`),
    ).toEqual(problems)
  })
}

for (const [what, source, place] of [
  ['1,001 attributes of a fence', `~~~sh${' a=1'.repeat(1001)}\n~~~\n`, '1:4007'],
  [
    '1,001 attributes above a fence',
    `<!-- @a -->\n<!-- runbook:${' a=1'.repeat(1000)} -->\n~~~sh\n~~~\n`,
    '2:4011',
  ],
  [
    '101 attributes of a section',
    '# A\n<!-- runbook-section: a=1 -->\n' + '<!-- runbook-section: a=1 -->\n\n'.repeat(100),
    '201:23',
  ],
] as const) {
  test(`parseMarkdown() reports ${what} with the place of the last`, () => {
    const { problems } = parseMarkdown('a.md', source)
    expect(problems.map((found) => `${found.place?.line}:${found.place?.column}`)).toEqual([place])
  })
}

test('parseMarkdown() reads lists that are nested 500 times', () => {
  const source = Array.from({ length: 500 }, (_, at) => `${'  '.repeat(at)}- x\n`).join('')
  expect(parseMarkdown('a.md', `${source}\n# A\n\n~~~sh\na\n~~~\n`).blocks).toHaveLength(1)
})

test('parseMarkdown() reads a title with many blanks in linear time', () => {
  const title = `a${' '.repeat(200_000)}b`
  expect(parseMarkdown('a.md', `# ${title}  ##\n`).headings[0]?.title).toBe(title)
})

test('a block that a click executes is commands', () => {
  const [block] = parseMarkdown('a.md', '```\na\n```{{exec interrupt}}\n').blocks
  expect(block?.arguments).toMatchObject([{ key: 'kind', value: 'command' }])
})

test.each([
  ['of a click', 'Run `a b`{{execute}} now.\n', ['a b']],
  ['of two clicks in a list', '1. x\n2. `a`{{exec}} and `b`{{exec interrupt}}\n', ['a', 'b']],
  ['with backticks within', '`` echo `a` ``{{exec}}\n', ['echo `a`']],
  ['of two lines in a quote', '> `a\n> b`{{exec}}\n', ['a b']],
  ['of CR LF', '`a\r\nb`{{exec}}\r\n', ['a b']],
  ['behind code without an action', '`x` and `a`{{exec}}\n', ['a']],
  ['that is only to be copied', '`a`{{copy}} `b`{{}} `c`\n', []],
  ['whose backtick is escaped', '\\`a`{{exec}}\n', []],
  ['in indented code', 'x\n\n    `a`{{exec}}\n', []],
  ['in a fence', '~~~text\n`a`{{exec}}\n~~~\n', ['`a`{{exec}}']],
  ['in a comment', '<!-- `a`{{exec}} -->\n', []],
  ['that is blank', '` `{{exec}}\n', []],
])('parseMarkdown() reads a command %s', (_, source, codes) => {
  expect(parseMarkdown('a.md', source).blocks.map(({ code }) => code)).toEqual(codes)
})

test('a command of a click takes part in sections, and has no place for its output', () => {
  const source = '# A\n<!-- runbook-section: dir=src -->\n\nRun `a`{{execute T2}}.\n'
  const [block] = parseMarkdown('a.md', source).blocks
  expect(block?.arguments.map(({ key, value }) => `${key}=${value}`)).toEqual([
    'dir=src',
    'kind=command',
    'session=T2',
    'results=none',
  ])
  expect(block).toMatchObject({ inline: true, language: 'bash', line: 4, headings: ['A'] })
})

test('100,000 backticks in a paragraph with an action are read in linear time', () => {
  const source = `${Array.from({ length: 50_000 }, (_, at) => `\`${at % 2 === 0 ? '`' : ''}a `).join('')}\`b\`{{exec}}\n`
  expect(parseMarkdown('a.md', source).blocks.length).toBeLessThan(2)
})

test.each([
  ['```sh{{execute}}\na\n```\n', ['sh', 'kind=command']],
  ['```sh {{exec}}\na\n```\n', ['sh', 'kind=command']],
  ['```{{execute T2}}\na\n```\n', ['', 'kind=command', 'session=T2']],
  ['```\na\n```{{execute T3}}\n', ['', 'kind=command', 'session=T3']],
  ['```sh{{copy}}\na\n```\n', ['sh']],
  ['```\n^C\n```{{execute ctrl-seq}}\n', ['', 'kind=display']],
  ['```sh\na\n```{{execute HOST2}}\n', ['sh', 'kind=display']],
])('the action of %j says what a click does', (source, said) => {
  const [block] = parseMarkdown('a.md', source).blocks
  const words = block?.arguments.map(({ key, value }) => `${key}=${value}`) ?? []
  expect([block?.language, ...words]).toEqual(said)
})

test.each([
  ['its list cuts off', '1. one\n\n   ```sh\n   a\n  b\n   ```\n', 'line 5'],
  ['its quote cuts off', '> ```sh\n> a\n\nb\n', 'line 4'],
  ['nothing closes', '```sh\nb\n', 'Add a line with the same fence marker'],
])('a fence that %s is told what to do', (_, source, says) => {
  expect(parseMarkdown('a.md', source).problems[0]?.hint).toContain(says)
})

test('parseMarkdown() names a comment that nothing closes where blocks are lost in it', () => {
  const { problems } = parseMarkdown('a.md', 'a\n\n<!-- b\n\n```bash\nc\n```\n')
  expect(problems.map(({ code, place }) => [code, place?.line])).toEqual([['E_UNCLOSED', 3]])
})

test.each([
  ['without a block in it', 'a\n\n<!-- b\n\nc\n'],
  ['that ends', '<!-- b\n```bash\nc\n```\n-->\n'],
])('parseMarkdown() leaves a comment alone %s', (_, source) => {
  expect(parseMarkdown('a.md', source).problems).toEqual([])
})
