import { expect, test } from 'vitest'

import { Scratch } from './command-line.ts'

/** A block of Markdown with a fence below it. */
const page = (head: string, code: string, below: string, shown: string): string =>
  `\`\`\`bash${head}\n${code}\n\`\`\`\n\n\`\`\`${below}\n${shown}\n\`\`\`\n`

test.each([
  ['json', `echo '{"a": 1, "b": 2}'`, '{"a": 1}'],
  ['contains', 'seq 5', '3'],
  ['must', 'seq 5', '- 7\n+ 1'],
  ['regex', 'seq 2', '1\n[0-9]'],
  ['like', String.raw`printf 'NAME  RESTARTS\nx     12\n'`, 'NAME  RESTARTS\nx     13'],
  ['schema', `echo '{"a": 1}'`, 'required: [a]'],
])('a fence of output is compared as %s says', async (mode, code, shown) => {
  using scratch = new Scratch({ 'a.md': page(` {expect=${mode}}`, code, 'output', shown) })
  expect((await scratch.runbook('test', 'a.md')).code).toBe(0)
})

/** A block of Org with a result or an example below it. */
const orgBlock = (args: string, code: string, below: string): string =>
  `#+begin_src bash :results output${args}\n${code}\n#+end_src\n\n${below}\n`

const example = (text: string): string => `#+begin_example\n${text}\n#+end_example`

const json = `printf '{"a": 1,\\n\\n\\n\\n\\n\\n\\n\\n\\n\\n"b": 2}\\n'`

test.each([
  ['lines of dots', orgBlock('', 'seq 20', '#+RESULTS:\n: 1\n: ...\n: 20')],
  ['JSON', orgBlock(' :expect json', json, `#+RESULTS:\n${example('{"a": 1}')}`)],
  [
    'JSON in an item',
    `- item\n${orgBlock(' :expect json', json, '#+RESULTS:\n: {"a": 1}').replace(/^(?=.)/gm, '  ')}`,
  ],
  ['a drawer', orgBlock(' drawer :expect contains', 'seq 3', '#+RESULTS:\n:results:\n2\n:end:')],
])('a result of Org is compared by what it shows: %s', async (_, document) => {
  using scratch = new Scratch({ 'a.org': document })
  expect((await scratch.runbook('test', 'a.org')).code).toBe(0)
})

test.each([
  [
    'indented output of Markdown',
    'a.md',
    page('', `printf '  x\\n'`, '', '  old'),
    page('', `printf '  x\\n'`, '', '  x'),
  ],
  [
    'output with a fence',
    'a.md',
    page('', "printf 'a\\n```\\n'", '', 'old'),
    `${page('', "printf 'a\\n```\\n'", '', 'old').replace(/```\nold\n```/, '````\na\n```\n````')}`,
  ],
  [
    'fixed-width lines without a keyword',
    'a.org',
    orgBlock('', 'echo new', ': old'),
    orgBlock('', 'echo new', ': new'),
  ],
  [
    'an example with a line like a heading',
    'a.org',
    orgBlock('', "echo '* new'", example('old')),
    orgBlock('', "echo '* new'", example(',* new')),
  ],
  [
    'an indented example',
    'a.org',
    orgBlock('', "echo '  new'", example('  old')),
    orgBlock('', "echo '  new'", example('  new')),
  ],
])('an update puts in place what passes: %s', async (_, name, before, after) => {
  using scratch = new Scratch({ [name]: before })
  await scratch.runbook('test', name, '--update')
  expect(scratch.read(name)).toBe(after)
})
