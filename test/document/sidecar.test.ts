import { expect, test } from 'vitest'

import { parseMarkdown } from '../../src/document/markdown/parse-markdown.ts'
import { parseOrg } from '../../src/document/org/parse-org.ts'
import { sidecarPath } from '../../src/document/sidecar-path.ts'
import { withSidecar } from '../../src/document/sidecar.ts'

const page = '```bash {#a dir=x}\ntrue\n```\n\n```bash\nfalse\n```\n'

function beside(text: string) {
  const document = withSidecar(parseMarkdown('a.md', page), 'a.runbook.yaml', text)
  return {
    blocks: document.blocks.map((block) => [
      block.name,
      block.arguments.map(({ key, value }) => `${key}=${value}`).join(' '),
    ]),
    problems: document.problems.map(({ code, place }) => `${code} ${place?.path}:${place?.line}`),
  }
}

test('sidecarPath() puts the sidecar beside the document', () => {
  expect(sidecarPath('/b.c/guide.md')).toBe('/b.c/guide.runbook.yaml')
})

for (const [what, text, first, second] of [
  ['a block by its name', 'a: {eval: never}\n', 'dir=x eval=never', ''],
  ['a block by the name that it is given', 'false: {eval: never}\n', 'dir=x', 'eval=never'],
  ['a block by a line in it', '6: {eval: never}\n', 'dir=x', 'eval=never'],
  ['all blocks', '"*": {eval: never}\n', 'dir=x eval=never', 'eval=never'],
  ['one block over all', 'a: {dir: y}\n"*": {dir: z}\n', 'dir=x dir=z dir=y', 'dir=z'],
  ['keys of other tools', 'a: {cwd: y, excludeFromRunAll: true}\n', 'dir=x dir=y run=manual', ''],
  ['keys of workshops', 'a: {test: false, expectError: true}\n', 'dir=x eval=never exit=any', ''],
  ['keys that nobody knows', 'a: {x-own: {b: 1}}\n', 'dir=x x-own={b: 1}', ''],
  [
    'YAML with a byte order mark and carriage returns',
    '\uFEFFa:\r\n  dir: y\r\n',
    'dir=x dir=y',
    '',
  ],
  ['an empty sidecar', '# nothing yet\n', 'dir=x', ''],
] as const) {
  test(`withSidecar() reads ${what}`, () => {
    expect(beside(text)).toEqual({
      blocks: [
        ['a', first],
        ['', second],
      ],
      problems: [],
    })
  })
}

test('withSidecar() names a block', () => {
  expect(beside('6: {name: b}\n').blocks[1]).toEqual(['b', ''])
})

for (const [what, text, problem] of [
  ['YAML that is none', 'a:\n  eval: [never\n', 'E_FORMAT a.runbook.yaml:2'],
  ['a tab as indentation', 'a:\n\teval: never\n', 'E_FORMAT a.runbook.yaml:2'],
  ['a list', '- a\n', 'E_FORMAT a.runbook.yaml:1'],
  ['a block without attributes', '\na: never\n', 'E_FORMAT a.runbook.yaml:2'],
  ['a block that is not there', '\nb: {eval: never}\n', 'E_NO_SUCH_BLOCK a.runbook.yaml:2'],
  ['an empty name', '"": {eval: never}\n', 'E_NO_SUCH_BLOCK a.runbook.yaml:1'],
  ['a line between blocks', '4: {eval: never}\n', 'E_NO_SUCH_BLOCK a.runbook.yaml:1'],
] as const) {
  test(`withSidecar() reports ${what} with its place in the sidecar`, () => {
    expect(beside(text).problems).toContain(problem)
  })
}

test('withSidecar() reads attributes for an Org document', () => {
  const document = parseOrg('a.org', '#+NAME: a\n#+begin_src sh :eval yes\ntrue\n#+end_src\n')
  const { blocks } = withSidecar(document, 'a.runbook.yaml', 'a: {eval: never}\n')
  expect(blocks[0]?.arguments.map(({ value }) => value)).toEqual(['yes', 'never'])
})
