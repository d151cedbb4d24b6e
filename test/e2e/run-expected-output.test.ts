import { expect, test } from 'vitest'

import { Scratch } from './command-line.ts'

/** A block of Markdown with the output that is expected of it. */
const page = (head: string, code: string, shown: string): string =>
  `\`\`\`bash${head}\n${code}\n\`\`\`\n\n\`\`\`output\n${shown}\n\`\`\`\n`

test.each([
  ['lines of dots', page('', 'seq 5', '1\n...\n5')],
  ['placeholders', page('', 'echo at 10.2.3.4:80', 'at [IP]:[PORT]')],
  ['a text that comes again', page('', 'echo a-7; echo b-7', 'a-[..ID..]\nb-[ID]')],
  ['lines that have to be there', page(' {expect=must}', 'seq 2', '+ 1\n- 3')],
  ['a part of a JSON', page(' {expect=json}', `echo '{"a":1,"b":2}'`, '{"a":1}')],
  ['lines that are no longer there', page(' {expect=contains}', 'seq 2', '3')],
])('a run leaves an expectation as its author wrote it: %s', async (_, text) => {
  using scratch = new Scratch({ 'a.md': text })
  await scratch.runbook('run', 'a.md')
  expect(scratch.read('a.md')).toBe(text)
})

test.each([
  ['a schema', '{expect=schema}', `echo '{"a": 1}'`, 'yaml', 'required: [a]'],
  ['a JSON', '{expect=json}', `echo '{"a": 1, "b": 2}'`, 'json', '{"a": 1}'],
  ['output in a plain fence', '', 'seq 2', '', '1\n2'],
])(
  'a run puts nothing between a block and what its author shows of its output: %s',
  async (...shown) => {
    const [, head, code, language, below] = shown
    const text = page(` ${head}`, code, below).replace('output', language)
    using scratch = new Scratch({ 'a.md': text })
    await scratch.runbook('run', 'a.md')
    expect(scratch.read('a.md')).toBe(text)
  },
)

test('a run replaces the lines of an expectation that do not match, and only these', async () => {
  const code = 'echo at 10.2.3.4; echo new'
  using scratch = new Scratch({ 'a.md': page('', code, 'at [IP]\nold') })
  await scratch.runbook('run', 'a.md')
  expect(scratch.read('a.md')).toBe(page('', code, 'at [IP]\nnew'))
})

test('what a failed block of Markdown printed does not take the place of its output', async () => {
  const text = page(' {#make}', 'echo no network; false', 'created')
  using scratch = new Scratch({ 'a.md': text })
  await scratch.runbook('run', 'a.md')
  expect(scratch.read('a.md')).toBe(text)
})

test('a run says where to go on at the line that the failed block has now', async () => {
  const failing = '\n```bash\nfalse\n```\n'
  using scratch = new Scratch({ 'a.md': `\`\`\`bash\nseq 3\n\`\`\`\n${failing}` })
  const { stderr } = await scratch.runbook('run', 'a.md')
  expect(stderr).toContain('runbook run a.md --from 11')
})

test('a run leaves what a result of Org has to hold where a header argument says how', async () => {
  const text =
    '#+begin_src bash :results output :expect contains\nseq 9\n#+end_src\n\n#+RESULTS:\n: 3\n'
  using scratch = new Scratch({ 'a.org': text })
  await scratch.runbook('run', 'a.org')
  expect(scratch.read('a.org')).toBe(text)
})

const piped = '```bash\ncut -f 1 a.tsv | head\n```\n'

test('what a command of a pipe complains of takes no output away, and is said', async () => {
  const source = `${piped}\n\`\`\`output\none\n\`\`\`\n`
  using scratch = new Scratch({ 'a.md': source })
  const { stderr } = await scratch.runbook('run', 'a.md')
  expect(scratch.read('a.md')).toBe(source)
  expect(stderr).toContain('a command in it failed: cut: a.tsv: No such file or directory')
})

test('a complaint that the document shows is an output like others', async () => {
  const source = `${piped}\n\`\`\`output\ncut: b.tsv: No such file or directory\n\`\`\`\n`
  using scratch = new Scratch({ 'a.md': source })
  const { stderr } = await scratch.runbook('run', 'a.md')
  expect(scratch.read('a.md')).toContain('cut: a.tsv')
  expect(stderr).not.toContain('failed')
})

test('what a pager draws is no result', async () => {
  const source = '```bash {for=1s}\nseq 100 | less\n```\n'
  using scratch = new Scratch({ 'a.md': source })
  await scratch.runbook('run', 'a.md')
  expect(scratch.read('a.md')).toBe(source)
})
