import { expect, test } from 'vitest'

import { Scratch } from './command-line.ts'

const fence = (code: string, info = 'bash'): string => `\`\`\`${info}\n${code}\n\`\`\`\n\n`
const below = 'Text.\n\n'

for (const [name, opener] of [
  ['dash, which has no line editor', 'dash'],
  ['an interactive bash', 'bash --login -i'],
] as const) {
  test(`blocks below one that opens ${name} run inside`, async () => {
    const inner = `echo "inner [$A]"; B='it'"'"'s'\nprintf 'a\\tb\\n'\ncat <<E\n  "ü" $((1+1)) !x\nE`
    const text = `# A\n\n${fence(`A=1; ${opener}`)}${fence(inner)}${fence('echo $B; printf end')}`
    using scratch = new Scratch({ 'a.md': text })
    await scratch.runbook('run', 'a.md')
    expect(scratch.read('a.md')).toBe(
      `# A\n\n${fence(`A=1; ${opener}`)}${fence(inner)}${fence('inner []\na\tb\n  "ü" 2 !x', 'output')}${fence('echo $B; printf end')}${fence("it's\nend", 'output')}`,
    )
  })
}

test('the next heading ends the inner shell', async () => {
  const text = `${fence('A=outer; sh')}${fence('A=inner')}# B\n\n${fence('echo $A')}`
  using scratch = new Scratch({ 'a.md': text })
  await scratch.runbook('run', 'a.md')
  expect(scratch.read('a.md')).toContain('outer')
})

test('a block that names its session is not inside', async () => {
  const text = `${fence('A=outer; sh')}${fence('echo in [$A]')}${fence('echo out [$A]', 'bash {session=main}')}`
  using scratch = new Scratch({ 'a.md': text })
  await scratch.runbook('run', 'a.md')
  expect(scratch.read('a.md').match(/^(?:in|out) .*$/gm)).toEqual(['in []', 'out [outer]'])
})

test('a block that fails inside has its own status', async () => {
  using scratch = new Scratch({ 'a.md': `${fence('sh')}${fence('(exit 5)')}` })
  const { code, stderr } = await scratch.runbook('run', 'a.md')
  expect([code, /exit code (\d+)/.exec(stderr)?.[1]]).toEqual([3, '5'])
})

test('a syntax error inside is a failure of that block alone', async () => {
  const text = `${fence('sh')}${fence('echo )')}${fence('echo still here')}`
  using scratch = new Scratch({ 'a.md': text })
  await scratch.runbook('run', 'a.md', '--keep-going')
  expect(scratch.read('a.md')).toContain('```output\nstill here\n```')
})

test('a block inside that takes too long is stopped, and the shell goes on', async () => {
  const text = `${fence('sh')}${fence('sleep 60', 'bash {timeout=300ms}')}${fence('echo still here')}`
  using scratch = new Scratch({ 'a.md': text })
  const { code } = await scratch.runbook('run', 'a.md', '--keep-going')
  expect([code, scratch.read('a.md').includes('```output\nstill here\n```')]).toEqual([5, true])
})

test('an inner shell that does not open fails with what it said', async () => {
  using scratch = new Scratch({ 'a.md': `${fence('chroot /nowhere')}${fence('echo in')}` })
  const { code, stderr } = await scratch.runbook('run', 'a.md')
  expect([code, stderr.includes('chroot')]).toEqual([3, true])
})

test('plan says which blocks run inside', async () => {
  using scratch = new Scratch({ 'a.md': `${fence('sh')}${fence('echo in')}` })
  const { stdout } = await scratch.runbook('plan', 'a.md')
  expect(stdout).toContain('runs in the shell that line 1 opens')
})

test('a rehearsal answers for blocks inside from the document', async () => {
  const text = `${fence('kubectl exec -ti pod -- sh')}${fence('ip route')}${below}`
  const cassette =
    'version: 1\ncommands:\n  - run: ip route\n    stdout: "default via 10.0.0.1\\n"\n'
  using scratch = new Scratch({ 'a.md': text, 'a.rehearsal.yaml': cassette })
  const { stdout, stderr } = await scratch.runbook('run', 'a.md', '--rehearse', '--json')
  expect(`${stdout}${stderr}`).toContain('default via 10.0.0.1')
})
