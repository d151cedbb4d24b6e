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
