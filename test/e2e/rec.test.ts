import { expect, test } from 'vitest'

import { bin, Scratch } from './command-line.ts'

const typed = 'echo one\ntrue\ncat /dev/null/none\necho "two\nlines"\nexit\n'

/** Records a shell that gets these keys. */
async function record(scratch: Scratch, args: string, env: Readonly<Record<string, string>> = {}) {
  const command = `"${process.execPath}" "${bin}" rec ${args} <keys`
  return scratch.run('sh', ['-c', command], { SHELL: '/bin/bash', ...env })
}

test('a document of a recorded shell runs to the very same document', async () => {
  using scratch = new Scratch({ keys: typed })
  const { code } = await record(scratch, '-o a.org -o a.md')
  const made = [scratch.read('a.org'), scratch.read('a.md')]
  const runs = [await scratch.runbook('run', 'a.org'), await scratch.runbook('run', 'a.md')]
  expect([code, runs.map((run) => run.code)]).toEqual([0, [0, 0]])
  expect([scratch.read('a.org'), scratch.read('a.md')]).toEqual(made)
  expect(made[0]).toContain('#+begin_src bash :exit 1\ncat /dev/null/none\n#+end_src')
})

/** Records a shell that gets each line when it has had time for the one before. */
async function recordSlowly(scratch: Scratch, args: string, lines: readonly string[]) {
  const keys = lines.map((line) => `sleep 0.7; echo '${line}'`).join('; ')
  const command = `(sleep 1; ${keys}) | "${process.execPath}" "${bin}" rec ${args}`
  return scratch.run('sh', ['-c', command], { SHELL: '/bin/bash' })
}

test('a tape of a recorded shell plays, and shows what the shell showed', async () => {
  using scratch = new Scratch({})
  const lines = ['echo $((6 * 7))', 'read name', 'you', 'echo "hi $name"', 'exit']
  await recordSlowly(scratch, '-o a.tape', lines)
  using stage = new Scratch({ 'b.tape': scratch.read('a.tape').replace('a.gif', 'a.txt') })
  const { code } = await stage.runbook('run', 'b.tape')
  expect(code).toBe(0)
  expect(stage.read('a.txt').split('\n')).toEqual(expect.arrayContaining(['42', 'you', 'hi you']))
})

test('a cast of a recorded shell has a marker for each command, and no marks of ours', async () => {
  using scratch = new Scratch({ keys: typed })
  await record(scratch, '-o a.cast --format 3')
  const cast = scratch.read('a.cast')
  const markers = [...cast.matchAll(/"m", "(.*)"\]/g)].map(([, label]) => label)
  expect(markers).toEqual([
    'echo one',
    'true',
    'cat /dev/null/none',
    String.raw`echo \"two`,
    'exit',
  ])
  expect(cast).not.toMatch(/7337|__runbook/)
})

test('the value of a variable with a secret name does not reach the files', async () => {
  using scratch = new Scratch({ keys: 'echo $API_TOKEN\nexit\n' })
  await record(scratch, '-o a.cast -o a.org -o a.tape', { API_TOKEN: 'hunter22hunter' })
  const files = ['a.cast', 'a.org', 'a.tape'].map((name) => scratch.read(name)).join('')
  expect([files.includes('hunter22'), files.includes('********')]).toEqual([false, true])
})

test('an existing file is not recorded over', async () => {
  using scratch = new Scratch({ keys: typed, 'a.cast': 'mine' })
  const { code, stderr } = await record(scratch, '-o a.cast')
  expect([code, stderr.includes('--force'), scratch.read('a.cast')]).toEqual([7, true, 'mine'])
})

test('a document is refused for a shell that does not tell of its commands', async () => {
  using scratch = new Scratch({ keys: typed })
  const { code, stderr } = await record(scratch, '--shell sh -o a.org')
  expect([code, stderr.includes('--shell bash')]).toEqual([2, true])
})

for (const shell of ['zsh', 'fish']) {
  test(`commands of ${shell} are told apart`, async () => {
    using scratch = new Scratch({})
    await recordSlowly(scratch, `--shell ${shell} -o a.md`, ['echo one', 'false', 'exit'])
    const fence = '```'
    expect(scratch.read('a.md')).toBe(
      `# a\n\n${fence}${shell}\necho one\n${fence}\n\n${fence}output\none\n${fence}\n\n${fence}${shell} {exit=1}\nfalse\n${fence}\n`,
    )
  })
}
