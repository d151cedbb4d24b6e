import { expect, test } from 'vitest'

import { parseMarkdown } from '../../../../src/document/markdown/parse-markdown.ts'

const fence = '```bash\ntrue\n```\n\n'

function read(source: string) {
  const { blocks, problems } = parseMarkdown('a.md', source)
  return {
    blocks: blocks.map(({ arguments: all }) =>
      all.map(({ key, value }) => `${key}=${value}`).join(' '),
    ),
    problems: problems.map(({ code, place }) => `${code} ${place?.line}:${place?.column}`),
  }
}

for (const [what, source, expected] of [
  ['attributes of the block below', `<!-- runbook: dir=a -->\n${fence}${fence}`, ['dir=a', '']],
  ['attributes above a blank line', `<!-- runbook: dir=a -->\n\n${fence}`, ['dir=a']],
  [
    'attributes over several lines',
    `<!-- runbook:\n  dir=a\n  cols=90\n-->\n${fence}`,
    ['dir=a cols=90'],
  ],
  ['JSON', `<!-- runbook: {"dir": "a"} -->\n${fence}`, ['dir=a']],
  ['header arguments of Org', `<!-- runbook: :dir a b :cols 90 -->\n${fence}`, ['dir=a b cols=90']],
  [
    'comments that stand together',
    `<!-- runbook: dir=a -->\n<!-- other -->\n\n<!-- @slow -->\n${fence}`,
    ['dir=a tag=slow'],
  ],
  ['no attributes above a text', `<!-- runbook: dir=a -->\n\ntext\n\n${fence}`, ['']],
  ['labels of mdrip', `<!-- @first @skip -->\n${fence}`, ['tag=first eval=never']],
  ['labels of mdx', `<!-- $MDX skip,dir=a,file=b -->\n${fence}`, ['eval=never dir=a']],
  ['no other comment', `<!-- a runbook: dir=a -->\n${fence}`, ['']],
  [
    'attributes of a section',
    `# A\n<!-- runbook-section: dir=a -->\n${fence}## B\n${fence}# C\n${fence}`,
    ['dir=a', 'dir=a', ''],
  ],
  ['attributes of a document', `<!-- runbook-section: dir=a -->\n# A\n${fence}`, ['dir=a']],
  ['attributes in a list', `- <!-- runbook: dir=a -->\n  ~~~bash\n  true\n  ~~~\n`, ['dir=a']],
  [
    'attributes over those of a section',
    `# A\n<!-- runbook-section: dir=a -->\n<!-- runbook: dir=b -->\n${fence}`,
    ['dir=a dir=b'],
  ],
] as const) {
  test(`readComment() reads ${what}`, () => {
    expect(read(source)).toEqual({ blocks: expected, problems: [] })
  })
}

test('readComment() reports a comment that nothing closes', () => {
  expect(read(`text\n\n<!-- runbook: dir=a\n${fence}`)).toEqual({
    blocks: [],
    problems: ['E_UNCLOSED 3:1'],
  })
})

test('attributes are stronger the nearer they stand to the code', () => {
  const source =
    '---\nrunbook: {dir: a}\n---\n# A\n<!-- runbook-section: dir=b -->\n<!-- runbook: dir=c -->\n' +
    '```bash dir=d\n#| dir: e\n```\n'
  const [block] = parseMarkdown('a.md', source).blocks
  expect(block?.arguments.map(({ value, carrier }) => `${value} ${carrier}`)).toEqual([
    'a document',
    'b section',
    'c header',
    'd block',
    'e body',
  ])
})
