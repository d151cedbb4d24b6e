import { expect, test } from 'vitest'

import { parseMarkdown } from '../../../../src/document/markdown/parse-markdown.ts'

function read(language: string, body: string, prefix = '') {
  const source = `${prefix}~~~${language}\n${body}~~~\n`
  const { blocks, problems } = parseMarkdown('a.md', source)
  const found = blocks[0]?.arguments ?? []
  return {
    name: blocks[0]?.name,
    written: found.map(({ key, value }) => `${key}=${value}`).join(' '),
    spans: found.map(({ span }) => source.slice(span.start, span.end)),
    problems: problems.map(({ place }) => `${place?.line}:${place?.column}`),
    code: blocks[0]?.code,
  }
}

for (const [what, language, body, expected] of [
  ['lines of a shell', 'bash', '#| dir: a b\n#| cols: 90\ntrue\n', 'dir=a b cols=90'],
  ['lines of JavaScript', 'js', '//| eval: false\n1\n', 'eval=never'],
  ['lines of SQL', 'sql', '--| timeout: 5s\nselect 1\n', 'timeout=5s'],
  ['a value over several lines', 'bash', '#| exit:\n#|   - 0\n#|   - 3\ntrue\n', 'exit=0,3'],
  ['lines without a blank', 'bash', '#|dir: a\n', 'dir=a'],
  ['lines with a carriage return', 'bash', '#| dir: a\r\ntrue\r\n', 'dir=a'],
  ['no lines below the code', 'bash', 'true\n#| dir: a\n', ''],
  ['no comments of another kind', 'bash', '#| a table | of text |\n', ''],
  ['no lines with the mark of another language', 'js', '#| dir: a\n', ''],
] as const) {
  test(`readBodyHeader() reads ${what}`, () => {
    expect(read(language, body).written).toBe(expected)
  })
}

test('readBodyHeader() leaves its lines in the code', () => {
  expect(read('bash', '#| dir: a\ntrue\n').code).toBe('#| dir: a\ntrue')
})

test('readBodyHeader() reads a name', () => {
  expect(read('bash', '#| label: build\ntrue\n').name).toBe('build')
})

test('readBodyHeader() gives spans of the source, also inside of a quote', () => {
  const quote = '> ~~~bash\n> #| dir: a\n> #| cols: 90\n> ~~~\n'
  const [first] = parseMarkdown('a.md', quote).blocks
  const spans = first?.arguments.map(({ span }) => quote.slice(span.start, span.end))
  expect(spans).toEqual(['dir: a', 'cols: 90'])
})

test('readBodyHeader() reports YAML that is none with its place', () => {
  expect(read('bash', '#| dir: [a\ntrue\n', 'text\n\n').problems).toEqual(['4:11'])
})
