import fc from 'fast-check'
import type { RootContent } from 'mdast'
import { gfmFootnoteFromMarkdown } from 'mdast-util-gfm-footnote'
import { gfmFootnote } from 'micromark-extension-gfm-footnote'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { expect, test } from 'vitest'

import { isClosedFence, isFenced, markFences } from '../../../src/document/markdown/mark-fences.ts'
import { markdownNodes, type MarkdownNode } from '../../../src/document/markdown/markdown-tree.ts'
import { fuzzed } from '../../fuzzed.ts'

/** Remark over the whole text at once, with all of its constructs. */
const remark = unified()
  .use(remarkParse)
  .data('micromarkExtensions', [gfmFootnote()])
  .data('fromMarkdownExtensions', [gfmFootnoteFromMarkdown(), markFences])

/** What a document's blocks depend on: fences and raw HTML with the kind of what follows, and headings. */
interface Found {
  readonly type: string
  readonly line: number
  readonly start: number
  readonly end: number
  readonly text: string
  readonly next: string
}

type Node = MarkdownNode['node']

const isFound = (node: Node): boolean =>
  node.type === 'heading' || node.type === 'html' || isFenced(node)

const kindOf = (node: Node | undefined): string =>
  node !== undefined && (node.type === 'html' || isFenced(node)) ? node.type : 'other'

/** In blank lines remark leaves the indentation of footnotes, and we do not. */
const textOf = (node: Node): string =>
  node.type === 'code'
    ? `${node.lang ?? null} ${isClosedFence(node)} ${node.value.replace(/^[ \t]+(?=\r?$)/gm, '')}`
    : ''

function ours(source: string): Found[] {
  return markdownNodes(source, 0)
    .filter(({ node }) => isFound(node))
    .map(({ node, line, start, end, next }) => ({
      type: node.type,
      line,
      start,
      end,
      text: textOf(node),
      next: node.type === 'heading' ? '' : kindOf(next?.node),
    }))
}

function remarks(source: string): Found[] {
  const found: Found[] = []
  const walk = (children: readonly RootContent[]): void => {
    for (const [index, node] of children.entries()) {
      if (isFound(node)) found.push(foundNode(node, children[index + 1]))
      if ('children' in node && containers.includes(node.type)) walk(node.children)
    }
  }
  walk(remark.parse(source).children)
  return found
}

const containers = ['blockquote', 'list', 'listItem', 'footnoteDefinition']

function foundNode(node: RootContent, below: RootContent | undefined): Found {
  const { line = 0, offset = 0 } = node.position?.start ?? {}
  return {
    type: node.type,
    line,
    start: offset,
    end: node.position?.end.offset ?? 0,
    text: textOf(node),
    next: node.type === 'heading' ? '' : kindOf(below),
  }
}

const lines = [
  '',
  '',
  '',
  '  ',
  'Text',
  'text behind\t ',
  'é letter',
  '# Heading',
  '## ',
  '#',
  '#tag',
  '####### seven',
  '```',
  '``` sh',
  '```sh {a=b}',
  '````',
  '```a`b',
  '``code``',
  '~~~',
  '~~~ output',
  '~~~~~  ',
  ' ```',
  '    ```',
  '\t```',
  '- item',
  '- ```',
  '  ```',
  '* star',
  '**bold** text',
  '*emphasis*',
  '***',
  '* * *',
  '_a_',
  '___',
  '1. one',
  '1.5 kB',
  '12 apples',
  '12345678901. long',
  '> quote',
  '> ```',
  '---',
  '===',
  '== ',
  '-',
  '=',
  '<!-- a -->',
  '<!-- a --> b',
  '<!-->',
  '<!--->',
  '<!-- open',
  'closed -->',
  '<div>',
  '</div>',
  '<pre>',
  '</pre>',
  '<https://example.org>',
  '[a]: b',
  '[a](b.gif)',
  '[a',
  'b]: c',
  '![](a.gif)',
  '[^1]: note',
  '    indented',
  '| a | b |',
  '|---|---|',
  '(in brackets)',
  '"quoted"',
  '\\# escaped',
  '& more',
  '\u2028# separated',
  '\uFEFFmark',
  '\uFEFF```',
  '+',
  '+ plus',
  '+plus',
]

const document = fc
  .record({
    lines: fc.array(fc.constantFrom(...lines), { maxLength: 25 }),
    feed: fc.constantFrom('\n', '\r\n'),
    end: fc.boolean(),
  })
  // Where a text begins with a byte order mark, remark counts without it.
  .map((parts) => `${parts.feed}${parts.lines.join(parts.feed)}${parts.end ? parts.feed : ''}`)

test('markdownNodes() finds what remark finds in the whole text', () => {
  fc.assert(
    fc.property(document, (source) => {
      expect(ours(source)).toEqual(remarks(source))
    }),
    { numRuns: fuzzed(2000) },
  )
})

test('markdownNodes() finds in long documents what remark finds', () => {
  const long = fc.array(document, { minLength: 30, maxLength: 60 })
  fc.assert(
    fc.property(long, (parts) => {
      const source = parts.join('\n\n')
      expect(ours(source)).toEqual(remarks(source))
    }),
    { numRuns: fuzzed(30), endOnFailure: true },
  )
})

test.each([
  ['a fence keeps the blanks of blank lines', '```\n  \n```\n', '  '],
  ['a fence in a footnote has them without its indentation', '[^1]: x\n    ```\n      \n', '  '],
  [
    'a fence in a footnote that begins another has them without the indentation that both share',
    '[^1]: [^2]: x\n\n    ```\n    \t\n    a\n    ```\n',
    '\t\na',
  ],
  [
    'a fence in a footnote that begins another has them without the indentation of each',
    '[^1]: [^2]: x\n\n        ```\n        \t\n        a\n        ```\n',
    '\t\na',
  ],
  ['a fence at the end of a footnote has none of its indentation', '[^1]: x\n    ```\n  ', ''],
])('markdownNodes(): %s', (_, source, code) => {
  const found = markdownNodes(source, 0).find(({ type }) => type === 'code')?.node
  expect(found).toMatchObject({ value: code })
})

test('markdownNodes() ends a fence in a list, that nothing closes, where remark does', () => {
  const source = `${'- An item of a list.\n'.repeat(40)}- \`\`\`\n\n\n\n\nText behind.\n`
  expect(ours(source)).toEqual(remarks(source))
})

test('markdownNodes() lets nothing follow a fence that prose without fences stands below', () => {
  const list = '- An item of a list that is a little longer than others.\n'.repeat(100)
  const nodes = markdownNodes(
    `\`\`\`sh\ntrue\n\`\`\`\n\n${list}\nEnd\n\n\`\`\`\nother\n\`\`\`\n`,
    0,
  )
  expect(nodes[0]?.next?.type).not.toBe('code')
})

test('markdownNodes() reads 20,000 underlined headings without a line between them', () => {
  const found = markdownNodes('a\n=\n'.repeat(20_000), 0)
  expect(found.filter(({ type }) => type === 'heading')).toHaveLength(20_000)
})

test('markdownNodes() reads a link with a definition 100,000 times', () => {
  expect(markdownNodes(`[a]: b\n${'[a] '.repeat(100_000)}`, 0)).toHaveLength(2)
})
