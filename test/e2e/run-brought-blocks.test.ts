import { expect, test } from 'vitest'

import { bin, orgBlock, Scratch } from './command-line.ts'

/** A block at the end of a file whose result is the given block. */
function bringing(words: string): string {
  const text = String.raw`#+begin_src sh ${words}\ntouch reached\n#+end_src\n`
  return `#+begin_src sh :results output raw\nprintf '${text}'\n#+end_src\n`
}

test('run goes on with a block that a result brings at the end of a document', async () => {
  using scratch = new Scratch({ 'a.org': bringing(':results output') })
  await scratch.runbook('run', 'a.org')
  expect(scratch.read('reached')).toBe('')
})

test('run of one block alone does not go on with what its result brings', async () => {
  using scratch = new Scratch({ 'a.org': bringing(':results output') })
  await scratch.runbook('run', 'a.org', '1')
  expect(() => scratch.read('reached')).toThrow('ENOENT')
})

test('a block that a result brings reaches no machine, also one that was granted', async () => {
  using scratch = new Scratch({ 'a.org': bringing(':dir /ssh:web1:/') })
  const { code, stderr } = await scratch.runbook('run', 'a.org', '--allow-remote', 'ssh:web1')
  expect([code, /web1/.test(stderr)]).toEqual([6, true])
})

/** What becomes of a document whose first block prints this, in two runs that grant a machine: its text, and what they say. */
async function ranTwice(printed: string, words: string, below = ''): Promise<string[]> {
  const code = `cat <<'END'\n${printed.replace(/^(?=#)/gm, ',')}END`
  using scratch = new Scratch({ 'a.org': orgBlock(code, words) + below })
  const run = ['run', 'a.org', '--allow-remote', 'ssh:web1']
  const first = await scratch.runbook(...run)
  const second = await scratch.runbook(...run)
  return [scratch.read('a.org'), first.stderr, second.stderr]
}

const away = '#+begin_src sh :dir /ssh:web1:/\npwd\n#+end_src\n'

test.each([
  ['as it is', away, ':results output raw', ''],
  ['behind other text', `text\n\n${away}`, ':results output raw', ''],
  ['in a drawer', away, ':results output drawer', ''],
  ['behind the end of a drawer', `:end:\n\n${away}`, ':results output drawer', ''],
  [
    'by a property',
    '#+property: header-args :dir /ssh:web1:/\n',
    ':results output raw',
    orgBlock('pwd'),
  ],
  [
    'by its name',
    '#+name: part\n#+begin_src sh\npwd\n#+end_src\n',
    ':results output raw',
    orgBlock('<<part>>', ':noweb yes :dir /ssh:web1:/ :eval never'),
  ],
])(
  'no result lets what was printed run on a granted machine in the next run: %s',
  async (_, ...parts) => {
    const [, first = '', second = ''] = await ranTwice(...parts)
    expect([first, second]).toEqual([
      expect.stringMatching(/E_REFUSED .*runs on ssh:web1/),
      expect.stringMatching(/E_REFUSED .*runs on ssh:web1/),
    ])
  },
)

test.each([
  ['a drawer', ':D:\n', ':END:\n', ':END:'],
  ['a footnote', '[fn:1] a\n', '', '\n'],
])(
  'no text that ends %s lets code in it run on a granted machine',
  async (_, above, below, end) => {
    const printed = `${'line\n'.repeat(10)}${end}\nsrc_sh[:dir /ssh:web1:/]{pwd}`
    using scratch = new Scratch({
      'a.org': `#+name: a\n${orgBlock('cat printed')}${above}#+RESULTS: a\n${below}`,
      printed: `${printed}\n`,
    })
    const { stderr } = await scratch.runbook('run', 'a.org', '--allow-remote', 'ssh:web1')
    expect(stderr).toMatch(/E_REFUSED .*runs on ssh:web1/)
  },
)

test('no result lets what was printed be given a secret in the next run', async () => {
  const [text, first] = await ranTwice(
    '#+begin_src sh :secret STAGE\nenv\n#+end_src\n',
    ':results output raw',
  )
  expect([text?.includes('#+RESULTS'), first]).toEqual([
    false,
    expect.stringMatching(/E_REFUSED .*is given STAGE/),
  ])
})

test('a result that asks for more does not keep other results from being written', async () => {
  const [text] = await ranTwice(
    away,
    ':results output raw',
    orgBlock('echo - kept', ':results output raw'),
  )
  expect(text).toContain('#+RESULTS:\n- kept\n')
})

test('a block for another machine that stands in an old result stays there', async () => {
  const block = orgBlock(`cat <<'END'\n${away.replace(/^(?=#)/gm, ',')}END`, ':results output raw')
  using scratch = new Scratch({ 'a.org': `${block}#+RESULTS:\n${away}` })
  const { stderr } = await scratch.runbook('run', 'a.org', '1')
  expect(stderr).not.toContain('would bring')
})

test('a block that a result brings and a variable names reaches no machine', async () => {
  const text = String.raw`#+name: made\n#+begin_src sh :dir /ssh:web1:/\npwd\n#+end_src\n`
  const first = `#+begin_src sh :results output raw\nprintf '${text}'\n#+end_src\n\n`
  using scratch = new Scratch({ 'a.org': first + orgBlock('echo $x', ':var x=made()') })
  const flags = ['--keep-going', '--allow-remote', 'ssh:web1']
  const { stderr } = await scratch.runbook('run', 'a.org', ...flags)
  expect(stderr).toMatch(/E_REMOTE_REFUSED .*web1/)
})

/** A block whose result is a block called "made", with these words in its first line. */
function bringingMade(words: string, code: string): string {
  const made = `#+name: made\n#+begin_src sh ${words}\n${code}\n#+end_src\n`
  return orgBlock(`cat <<'END'\n${made.replace(/^(?=#)/gm, ',')}END`, ':results output raw')
}

const keepGoing = ['run', 'a.org', '--keep-going']

test('a block that a result brings and a call names reaches no machine', async () => {
  using scratch = new Scratch({
    'a.org': `${bringingMade(':dir /ssh:web1:/', 'pwd')}#+call: made()\n`,
  })
  const { stderr } = await scratch.runbook(...keepGoing, '--allow-remote', 'ssh:web1')
  expect(stderr).toMatch(/E_REMOTE_REFUSED .*web1/)
})

/** Runs a document at a terminal, where a secret is asked for and typed. */
async function runWithSecret(scratch: Scratch): Promise<void> {
  const wait = `until grep -q 'Value of' typescript; do sleep 0.1; done`
  const command = `'${process.execPath}' '${bin}' ${keepGoing.join(' ')}`
  const typed = `touch typescript; (${wait}; printf 'xyz\\r') | script -qfec "${command}" typescript`
  await scratch.run('bash', ['-c', typed])
}

test('a block that a result brings and a call names gets no secret', async () => {
  const made = bringingMade(':secret STAGE', 'echo "${STAGE-none}" > told')
  using scratch = new Scratch({
    'a.org': `${made}${orgBlock('true', ':secret STAGE')}#+call: made()\n`,
  })
  await runWithSecret(scratch)
  expect(scratch.read('told')).toBe('none\n')
})

test('a block with a secret refers to nothing that a result brings', async () => {
  const words = ':noweb yes :secret STAGE'
  using scratch = new Scratch({
    'a.org':
      bringingMade('', 'part=brought') + orgBlock('<<made>>\necho "${part-none}" > told', words),
  })
  await runWithSecret(scratch)
  expect(scratch.read('told')).toBe('none\n')
})

test('run ends where every result brings another block', async () => {
  const text = `#+property: header-args :results output code\n${orgBlock('echo echo', '').trimEnd()}\n`
  using scratch = new Scratch({ 'a.org': text })
  await scratch.runbook('run', 'a.org')
  expect(scratch.read('a.org').split('#+RESULTS:').length).toBe(12)
})
