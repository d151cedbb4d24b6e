import { expect, test } from 'vitest'

import { Scratch } from './command-line.ts'

const document = `* Setup
#+begin_src sh :tangle run.sh :comments link
echo one
#+end_src

#+begin_src yaml :tangle a.yaml
a: 1
#+end_src
`

test('runbook tangle --check ends with 0 when every file is as the document makes it', async () => {
  using scratch = new Scratch({ 'a.org': document })
  await scratch.runbook('tangle', 'a.org')
  expect(await scratch.runbook('tangle', 'a.org', '--check')).toMatchObject({ code: 0, stdout: '' })
})

test('runbook tangle --check shows what differs, writes nothing and ends with 4', async () => {
  using scratch = new Scratch({ 'a.org': document, 'a.yaml': 'a: 2\n' })
  const { code, stdout } = await scratch.runbook('tangle', 'a.org', '--check')
  expect([code, stdout.includes('-a: 2\n+a: 1\n'), scratch.read('a.yaml')]).toEqual([
    4,
    true,
    'a: 2\n',
  ])
})

test('runbook detangle brings an edit of a tangled file back', async () => {
  using scratch = new Scratch({ 'a.org': document })
  await scratch.runbook('tangle', 'a.org')
  await scratch.run('sed', ['-i', 's/echo one/echo two/', 'run.sh'])
  const { code } = await scratch.runbook('detangle', 'run.sh')
  expect([code, scratch.read('a.org')]).toEqual([0, document.replace('echo one', '  echo two')])
})

test('runbook detangle ends with 2 for a file without links', async () => {
  using scratch = new Scratch({ 'a.sh': 'echo\n' })
  expect((await scratch.runbook('detangle', 'a.sh')).code).toBe(2)
})

test('runbook run ends with 2 for references in a ring', async () => {
  const ring = '#+NAME: ab\n#+begin_src sh :noweb yes\n<<ab>>\n#+end_src\n'
  using scratch = new Scratch({ 'a.org': ring })
  expect((await scratch.runbook('run', 'a.org')).code).toBe(2)
})
