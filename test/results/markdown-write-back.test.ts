import fc from 'fast-check'
import { expect, test } from 'vitest'

import type { Document } from '../../src/document/document.ts'
import { applyEdits, type Edit } from '../../src/document/edit.ts'
import { parseMarkdown } from '../../src/document/markdown/parse-markdown.ts'
import { resultEdit } from '../../src/results/result-edit.ts'
import { splicedDocuments } from '../document/markdown/splices.ts'
import { fuzzed } from '../fuzzed.ts'

const outputs = fc.constantFrom(
  'one\n',
  'a\n\n b\tc\n',
  '\t\n10 %\r20\u2028%\n',
  '```\nfence\n```\n',
  '> quote\n# title\n',
  '',
)

function edits(document: Document, output: string): Edit[] {
  const form = {
    words: ['replace', 'output'],
    wrap: null,
    language: 'sh',
    switches: '',
    link: { description: null, documentDirectory: '/', runDirectory: '/', attachments: null },
  }
  const result = { text: output, value: output, hash: null, form }
  return document.blocks.flatMap((block) => resultEdit(document, block, result) ?? [])
}

/** What a document says, without its results. */
function content({ headings, blocks }: Document): object {
  return {
    headings: headings.map(({ level, title }) => `${level} ${title}`),
    blocks: blocks.map(({ language, name, code, arguments: all, closed }) => ({
      language,
      name,
      code,
      closed,
      arguments: all.map(({ key, value, carrier }) => [key, value, carrier]),
    })),
  }
}

test('results change no block and no heading of a Markdown document', () => {
  fc.assert(
    fc.property(splicedDocuments, outputs, (source, output) => {
      const before = parseMarkdown('a.md', source)
      const after = parseMarkdown('a.md', applyEdits(source, edits(before, output)))
      expect(content(after)).toEqual(content(before))
    }),
    { numRuns: fuzzed(80) },
  )
})

test('a result of a block behind a byte order mark has no such mark', () => {
  const source = '\uFEFF```sh\ntrue\n```\n'
  const after = applyEdits(source, edits(parseMarkdown('a.md', source), 'one\n'))
  expect(after).toBe('\uFEFF```sh\ntrue\n```\n\n```output\none\n```\n')
})

function hasTwoResults({ blocks }: Document, source: string): boolean {
  return blocks.some(
    ({ recorded }) => recorded && /^[\s>]*`{3,}output/.test(source.slice(recorded.span.end)),
  )
}

test('results of a Markdown document are read as they were written', () => {
  fc.assert(
    fc.property(splicedDocuments, outputs, (source, output) => {
      const before = parseMarkdown('a.md', source)
      // Where a result goes, another fence that stood below it stands in its place.
      fc.pre(output !== '' || !hasTwoResults(before, source))
      const after = parseMarkdown('a.md', applyEdits(source, edits(before, output)))
      for (const { closed, recorded } of after.blocks)
        if (closed && recorded?.kind === 'marked') expect(recorded.text).toBe(output)
        else if (closed) expect(output).toBe('')
      expect(edits(after, output)).toEqual([])
    }),
    { numRuns: fuzzed(80) },
  )
})

test('a result of a Markdown document is put behind its block or replaces the old one, and no byte else changes', () => {
  fc.assert(
    fc.property(splicedDocuments, outputs, (source, output) => {
      const document = parseMarkdown('a.md', source)
      const ends = new Set(document.blocks.map(({ span }) => span.end))
      const old = document.blocks.flatMap(({ recorded }) => recorded ?? [])
      for (const { start, end } of edits(document, output)) {
        if (start === end) expect(ends).toContain(end)
        else {
          const replaced = old.find(({ kind, span }) => kind === 'marked' && span.end === end)
          const rest = source.slice(start, replaced?.span.start)
          expect([replaced?.kind, rest.replace(/[\s>]/g, '')]).toEqual(['marked', ''])
        }
      }
    }),
    { numRuns: fuzzed(80) },
  )
})
