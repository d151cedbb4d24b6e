import { join, relative } from 'node:path'

import { expect, test } from 'vitest'

import { Scratch } from './command-line.ts'

/** A fence that says where its shell is, with what it does before and behind that. */
const here = (attributes: string, before = '', behind = ''): string =>
  `\`\`\`bash ${attributes}\n${before}\necho at $(basename "$PWD")\n${behind}\n\`\`\`\n\n`

async function places(text: string): Promise<string[]> {
  using scratch = new Scratch({ 'doc/a.md': text, 'doc/in/x': '', 'doc/out/x': '' })
  await scratch.runbook('run', 'doc/a.md')
  return [...scratch.read('doc/a.md').matchAll(/^at (.*)$/gm)].map(([, name = '']) => name)
}

const section = '<!-- runbook-section: dir=in -->\n\n'

test.each([
  ['of one block', here('') + here('{dir=in}') + here(''), ['doc', 'in', 'doc']],
  ['of the first block', here('{dir=in}') + here(''), ['in', 'doc']],
  [
    'of a block behind a cd',
    here('', 'cd out') + here('{dir=in}') + here(''),
    ['out', 'in', 'out'],
  ],
  ['that its block leaves', here('{dir=in}', '', 'cd /') + here(''), ['in', 'doc']],
  ['of a section', `${here('')}# A\n${section}${here('')}${here('')}`, ['doc', 'in', 'in']],
  [
    'of the document',
    `---\nrunbook: {dir: in}\n---\n\n${here('')}${here('', 'cd ..')}${here('')}`,
    ['in', 'doc', 'doc'],
  ],
  [
    'of a block in the document’s',
    `---\nrunbook: {dir: in}\n---\n\n${here('{dir=out}')}${here('')}`,
    ['out', 'in'],
  ],
])(
  'in Markdown a directory is that of the blocks that it is said of: %s',
  async (_, text, wanted) => {
    expect(await places(text)).toEqual(wanted)
  },
)

test('what a block of Markdown makes is looked for in its directory', async () => {
  const made = here('{dir=in creates=x}')
  expect(await places(here('') + made)).toEqual(['doc'])
})

test('a result file of a block in the home is written there, and its link leads to the user’s', async () => {
  const block = '#+begin_src sh :dir ~ :results file :file made.txt\necho made\n#+end_src\n'
  const reader = '#+begin_src sh :dir ~ :results output\ncat made.txt\n#+end_src\n'
  using scratch = new Scratch({ 'a.org': `${block}\n${reader}` })
  const { code } = await scratch.runbook('run', 'a.org')
  const link = `[[file:${relative(scratch.path, join(scratch.home, 'made.txt'))}]]`
  const text = scratch.read('a.org')
  expect([code, text.includes(link), text.includes(': made\n')]).toEqual([0, true, true])
})
