import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'

import fc from 'fast-check'
import { expect, test } from 'vitest'

import type { Document } from '../../src/document/document.ts'
import { parseDocument } from '../../src/document/parse-document.ts'
import { seedsAbsent, seedText } from '../seeds.ts'

const fixtures = resolve(import.meta.dirname, '../fixtures/document')

const parse = (path: string, text: string) => parseDocument(path, Buffer.from(text))

function summary(document: Document): string {
  const blocks = document.blocks.map((block) => ({
    ...block,
    arguments: block.arguments.map(({ key, value, carrier }) => `${key}=${value} (${carrier})`),
    source: document.source.slice(block.span.start, block.span.end).split('\n'),
    span: undefined,
    body: document.source.slice(block.body.start, block.body.end).split('\n'),
    recording: block.recording?.path ?? null,
    recorded: block.recorded && { kind: block.recorded.kind, text: block.recorded.text },
  }))
  return `${JSON.stringify({ headings: document.headings, blocks }, null, 2)}\n`
}

for (const name of ['blocks-with-properties-and-results.org', 'fences-in-every-place.md']) {
  test(`parseDocument() reads ${name}`, async () => {
    const document = await parse(name, readFileSync(resolve(fixtures, name), 'utf8'))
    await expect(summary(document)).toMatchFileSnapshot(resolve(fixtures, `${name}.json`))
  })
}

test('parseDocument() refuses an unknown extension', async () => {
  await expect(parse('a.txt', '')).rejects.toMatchObject({ code: 'E_FORMAT' })
})

test.each(['a.markdown', 'a.qmd', 'a.Rmd', 'a.mdx'])(
  'parseDocument() reads %s as Markdown',
  async (name) => {
    expect((await parse(name, '```{bash}\na\n```\n')).blocks).toMatchObject([{ language: 'bash' }])
  },
)

test('parseDocument() reads an empty document', async () => {
  expect((await parse('a.org', '')).blocks).toEqual([])
})

test('parseDocument() reports a block that nothing closes, with its place', async () => {
  const { problems } = await parse('a.org', 'text\n  #+begin_src sh\necho\n')
  expect(problems[0]).toMatchObject({
    code: 'E_UNCLOSED',
    place: { line: 2, column: 1, length: 16 },
  })
})

test('parseDocument() reports a drawer that nothing closes', async () => {
  const { problems } = await parse('a.org', '* A\n:LOGBOOK:\ntext\n')
  expect(problems.map(({ code }) => code)).toEqual(['E_UNCLOSED'])
})

test('parseDocument() takes a lone emoji shortcode for text', async () => {
  expect((await parse('a.org', ':smile:\n')).problems).toEqual([])
})

test('parseDocument() reports a fence that nothing closes', async () => {
  const { problems } = await parse('a.md', 'text\n\n```sh\necho\n')
  expect(problems[0]).toMatchObject({ code: 'E_UNCLOSED', place: { line: 3, column: 1 } })
})

test('parseDocument() reports words that belong to no header argument', async () => {
  const { problems } = await parse('a.org', '#+begin_src sh results output\n#+end_src\n')
  expect(problems[0]).toMatchObject({
    code: 'E_HEADER_ARGUMENT',
    place: { column: 16, length: 14 },
  })
})

test('parseDocument() reports front matter that is no YAML', async () => {
  const { problems } = await parse('a.md', '---\nrunbook: [\n---\n')
  expect(problems.map(({ code }) => code)).toEqual(['E_FORMAT'])
})

test('parseDocument() reads CR LF documents without carriage returns in the code', async () => {
  const org = await parse('a.org', '#+begin_src sh\r\na\r\nb\r\n#+end_src\r\n')
  const markdown = await parse('a.md', '```sh\r\na\r\nb\r\n```\r\n')
  expect([org.blocks[0]?.code, markdown.blocks[0]?.code]).toEqual(['a\nb', 'a\nb'])
})

test('parseDocument() finds in pieces what it finds in one long Markdown document', async () => {
  const part =
    '# A\n\ntext *with* `marks`\n\n```sh\nseq 3\n```\n\n- item\n\n  ```sh\n  date\n  ```\n\n'
  const { blocks } = await parse('a.md', part.repeat(1000))
  expect(blocks.filter(({ code }) => code === 'seq 3' || code === 'date')).toHaveLength(2000)
})

test('parseDocument() keeps a fence whole that is longer than a piece', async () => {
  const code = '# no heading\n\ntext\n\n'.repeat(5000).trimEnd()
  const { blocks } = await parse('a.md', `# A\n\n\`\`\`sh\n${code}\n\`\`\`\n`)
  expect(blocks.map((block) => block.code)).toEqual([code])
})

const pieces = [
  '```sh\n',
  '```\n',
  '~~~\n',
  '> ',
  '- ',
  '    ',
  'text\n',
  '\n',
  '# A\n',
  '<!-- ',
  '-->\n',
  '#+begin_src sh\n',
  '#+end_src\n',
  '\t',
  '\r\n',
  '\0',
  '![](a.gif)\n',
  '---\n',
  '* B\n',
  ': x\n',
  '#+RESULTS:\n',
]

for (const path of ['a.org', 'a.md']) {
  test(`parseDocument() gives spans that lie in the source and do not overlap (${path})`, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom(...pieces), { maxLength: 60 }), async (parts) => {
        const document = await parse(path, parts.join(''))
        let end = 0
        for (const block of document.blocks) {
          expect(block.span.start).toBeGreaterThanOrEqual(end)
          expect(block.body.start).toBeGreaterThanOrEqual(block.span.start)
          expect(block.body.end).toBeLessThanOrEqual(block.span.end)
          end = block.span.end
        }
        expect(end).toBeLessThanOrEqual(document.source.length)
      }),
    )
  })
}

test.skipIf(seedsAbsent)(
  'parseDocument() finds every block, recording and result of the Org seed',
  async () => {
    const { blocks } = await parse('sks.org', seedText('sks.org'))
    const found = {
      bash: blocks.filter(({ language }) => language === 'bash').length,
      yaml: blocks.filter(({ language }) => language === 'yaml').length,
      recordings: blocks.filter(({ recording }) => recording !== null).length,
      results: blocks.filter(({ recorded }) => recorded?.kind === 'marked').length,
    }
    expect(found).toEqual({ bash: 24, yaml: 2, recordings: 13, results: 10 })
  },
)

for (const [name, count] of [
  ['eks-federation.md', 29],
  ['calico-operator.md', 17],
  ['calico-cilium.md', 14],
] as const) {
  test.skipIf(seedsAbsent)(
    `parseDocument() finds ${count} fences with exact offsets in the seed ${name}`,
    async () => {
      const source = seedText(name)
      const { blocks } = await parse(name, source)
      expect(blocks).toHaveLength(count)
      for (const { span, body } of blocks) {
        expect(source.slice(span.start, body.start)).toMatch(/^(`{3,}|~{3,})[^\n]*\n$/)
        expect(source.slice(body.end, span.end)).toMatch(/^[ \t]*(`{3,}|~{3,})[ \t]*\n?$/)
      }
    },
  )
}

const prose = [
  'word word\n',
  '\n',
  '# A\n',
  ' ## B #\n',
  '#no heading\n',
  '    # code\n',
  '\t# code\n',
  '#\n',
  '- item # x\n',
  '> # quoted\n',
  '[^1]: # note\n',
  'Setext\n---\n',
  '\r\n',
  '<!--\n# hidden\n-->\n',
  '`# code`\n',
  '| # | a |\n| - | - |\n',
]

test('parseDocument() finds the same headings in prose at the end as in prose with a fence', async () => {
  const lead = `# Lead\n\n${'long text '.repeat(500)}\n\n`
  await fc.assert(
    fc.asyncProperty(fc.array(fc.constantFrom(...prose), { maxLength: 12 }), async (parts) => {
      const text = `${lead}Flush\n\n${parts.join('')}`
      const alone = await parse('a.md', text)
      const fenced = await parse('a.md', `${text}\n\n# End\n\n\`\`\`\n\`\`\`\n`)
      const titles = (document: Document) =>
        document.headings.map(({ title, level, line }) => `${line} ${level} ${title}`)
      expect(titles(alone)).toEqual(titles(fenced).slice(0, -1))
    }),
  )
})

test('parseDocument() says what makes a document of plain notes', async () => {
  const hint = expect.stringContaining('"runbook import"') as string
  await expect(parse('a.txt', '')).rejects.toMatchObject({ hint })
})
