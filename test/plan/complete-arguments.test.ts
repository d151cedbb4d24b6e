import { expect, test } from 'vitest'

import { parseDocument } from '../../src/document/parse-document.ts'
import { completeArguments } from '../../src/plan/complete-arguments.ts'

async function complete(path: string, text: string, overrides: Record<string, string> = {}) {
  const document = await parseDocument(path, Buffer.from(text))
  const block = document.blocks[0]
  if (!block) throw new Error('the fixture has no block')
  return completeArguments(document, block, { defaults: {}, overrides })
}

const org = (header: string, before = '') =>
  complete('a.org', `${before}#+begin_src bash ${header}\n#+end_src\n`)
const reasons = async (header: string) => (await org(header)).problems.map(({ message }) => message)

test('completeArguments() has no session in Org and one per document in Markdown', async () => {
  const markdown = await complete('a.md', '```bash\n```\n')
  expect([(await org('')).arguments.session, markdown.arguments.session]).toEqual(['', 'main'])
})

test('completeArguments() merges :results by exclusive groups', async () => {
  const { results } = (
    await org(':results value', '#+PROPERTY: header-args :results output silent\n')
  ).arguments
  expect([...results.words].toSorted()).toEqual(['silent', 'value'])
})

test('completeArguments() merges variables by name', async () => {
  const { variables } = (await org(':var b="2 x" c=3', '#+PROPERTY: header-args :var a=1 b=1\n'))
    .arguments
  expect(variables.map(({ name, value }) => [name, value])).toEqual([
    ['a', 1],
    ['b', '2 x'],
    ['c', 3],
  ])
})

test('completeArguments() lets #+HEADER beat the block line', async () => {
  expect((await org(':dir b', '#+HEADER: :dir a\n')).arguments.dir).toBe('a')
})

test('completeArguments() lets a property of the language beat a general one', async () => {
  const before = '#+PROPERTY: header-args:bash :dir own\n#+PROPERTY: header-args :dir all\n'
  expect((await org('', before)).arguments.dir).toBe('own')
})

test('completeArguments() lets flags beat everything', async () => {
  const found = await complete('a.org', '#+begin_src bash :timeout 5s\n#+end_src\n', {
    timeout: '1m',
  })
  expect(found.arguments.timeoutMs).toBe(60_000)
})

test('completeArguments() reads strings as Emacs Lisp does', async () => {
  expect((await org(String.raw`:prologue "a\nb \"c\""`)).arguments.prologue).toBe('a\nb "c"')
})

test('completeArguments() reads a colon alone as no argument, and says how one is a value', async () => {
  expect((await org(':epilogue :')).problems[0]?.hint).toMatch('write it in quotes')
})

test('completeArguments() names a word of :results that is written in capitals', async () => {
  expect((await org(':results OUTPUT')).problems[0]?.hint).toBe('Did you mean "output"?')
})

test('completeArguments() names the nearest argument for a misspelt one', async () => {
  expect((await org(':reslts output')).problems[0]?.hint).toBe('Did you mean :results?')
})

test('completeArguments() names the nearest word of :results for a misspelt one', async () => {
  expect((await org(':results ouptut')).problems[0]?.hint).toBe('Did you mean "output"?')
})

test('completeArguments() names the argument that lost its colon in the value of another', async () => {
  expect((await org(':comments no mkdirp yes')).problems[0]?.hint).toBe(
    'Did you mean :mkdirp, with a colon?',
  )
})

test('completeArguments() names the argument that lost its colon among the words of :results', async () => {
  expect((await org(':results output tangle')).problems[0]?.hint).toBe(
    'Did you mean :tangle, with a colon?',
  )
})

test('completeArguments() leaves arguments with the prefix x- alone', async () => {
  expect(await reasons(':x-mine 1')).toEqual([])
})

test('completeArguments() refuses Emacs Lisp', async () => {
  expect(await reasons(':dir (getenv "HOME")')).toHaveLength(1)
})

test('completeArguments() refuses a number that is none', async () => {
  expect(await reasons(':cols wide')).toEqual(['"wide" is no value for :cols'])
})

test('completeArguments() refuses a time that is none', async () => {
  expect(await reasons(':timeout 30d')).toEqual(['"30d" is no value for :timeout'])
})

test('completeArguments() refuses a variable without a value', async () => {
  expect(await reasons(':var x')).toHaveLength(1)
})

test('completeArguments() marks a problem where the argument stands', async () => {
  const { place } = (await org(':dir x :cols wide')).problems[0] ?? {}
  expect(place).toMatchObject({ line: 1, column: 25, length: 10 })
})

for (const [value, mode] of [
  ['o755', 0o755],
  ['(identity #o600)', 0o600],
  ['rwxr-x---', 0o750],
  ['u+x', 0o744],
  ['493', 0o755],
] as const) {
  test(`completeArguments() reads :tangle-mode ${value}`, async () => {
    expect((await org(`:tangle-mode ${value}`)).arguments.tangleMode).toBe(mode)
  })
}

for (const [value, evaluation] of [
  ['no', 'never'],
  ['never', 'never'],
  ['NO', 'yes'],
  ['"no"', 'never'],
  ['query', 'query'],
  ['never-export', 'yes'],
] as const) {
  test(`completeArguments() reads :eval ${value} as Org does`, async () => {
    expect((await org(`:eval ${value}`)).arguments.eval).toBe(evaluation)
  })
}

for (const [key, count] of [
  ['evla=never', 1],
  ['Eval=never', 1],
  ['theme-of-mine=x', 0],
  ['x-evla=never', 0],
] as const) {
  test(`completeArguments() reports ${count} problems for a fence with ${key}`, async () => {
    const { problems } = await complete('a.md', `\`\`\`bash {${key}}\n\`\`\`\n`)
    expect(problems).toHaveLength(count)
  })
}

test('completeArguments() adds up the tags of document, section and block', async () => {
  const text = '---\ntag: a\n---\n\n<!-- runbook-section: tag=b,c -->\n\n```bash {.c .d}\n```\n'
  expect((await complete('a.md', text)).arguments.written.get('tag')?.value).toBe('a,b,c,d')
})

test('a block in a shell that is not like bash runs apart from the session of a Markdown document', async () => {
  const { arguments: markdown } = await complete('a.md', '```fish\necho\n```\n')
  expect(markdown.session).toBe('')
})

test('a session in a shell that is not like bash is refused', async () => {
  const { fault } = await complete('a.org', '#+begin_src zsh :session x\necho\n#+end_src\n')
  expect(fault?.message).toBe('sessions are kept by bash, and this block is zsh')
})

test('attachments of a heading without a directory for them are refused', async () => {
  expect((await org(":dir 'attach")).fault?.message).toContain("'attach")
})

test('a heading above has no say in the directory of attachments', async () => {
  const above = '* a\n:PROPERTIES:\n:DIR: x\n:END:\n** b\n'
  expect((await org(":dir 'attach", above)).fault?.message).toContain("'attach")
})

test('the directory of attachments is made where it is missing', async () => {
  const { arguments: given } = await org(":dir 'attach", '* a\n:PROPERTIES:\n:DIR: x\n:END:\n')
  expect([given.dir, given.mkdirp]).toEqual(['x', true])
})

test('completeArguments() has no recording of shells that read other commands than bash', async () => {
  const reasonsFor = async (text: string) =>
    (await complete('a.org', text)).problems.map(({ message }) => message)
  const reason = 'recordings are typed into bash, and this block is zsh'
  expect(await reasonsFor('#+begin_src zsh :record a.gif\n#+end_src\n')).toEqual([reason])
  expect(await reasonsFor('#+begin_src zsh\n#+end_src\n\n[[file:a.gif]]\n')).toEqual([reason])
  expect(await reasonsFor('#+begin_src zsh :record no\n#+end_src\n')).toEqual([])
})

test.each([
  [':retry "5 2s"', { retry: { times: 5, pauseMs: 2000, state: '' } }],
  [':timeout "5m"', { timeoutMs: 300_000 }],
  [':for "3s"', { forMs: 3000 }],
])('completeArguments() reads a value in double quotes as Org does: %s', async (header, read) => {
  const { problems, arguments: complete } = await org(header)
  expect([problems, complete]).toEqual([[], expect.objectContaining(read)])
})

test('completeArguments() parts the prompt of an answer from its text wherever lines seem to end', async () => {
  const { environment } = (await org(':answer "a\u2028b? => c\u2028d"')).arguments
  expect(environment.terminal.answers).toEqual([{ prompt: 'a\u2028b?', text: 'c\u2028d' }])
})
