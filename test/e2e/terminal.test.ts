import { expect, test } from 'vitest'

import { bin, orgBlock, Scratch } from './command-line.ts'

const fence = (info: string, code: string): string => `\`\`\`bash {${info}}\n${code}\n\`\`\`\n\n`
const ask = 'read -p "Name: " name; read -p "Sure? [y/N] " sure; echo "$name $sure"'

test('a block with tty has a terminal of the given size as its standard input', async () => {
  using scratch = new Scratch({
    'a.md': fence('', '[ -t 0 ] || echo none') + fence('tty=100x30', 'test -t 0; stty size'),
    'a.org': orgBlock('stty size', ':results output :tty 90x20') + orgBlock('stty size 2>&1'),
  })
  await scratch.runbook('run', 'a.md')
  await scratch.runbook('run', 'a.org', '--keep-going')
  expect([scratch.read('a.md').match(/^\d+ \d+$/m)?.[0], scratch.read('a.org')]).toEqual([
    '30 100',
    expect.stringMatching(/: 20 90\n[^]*Inappropriate ioctl/),
  ])
})

test.each([
  ['by their prompts', `answer="Name: => Ann Lee" answer="Sure? => y"`],
  ['in their order', 'answer="Ann Lee" answer=y'],
])('answers are typed %s', async (_, info) => {
  using scratch = new Scratch({ 'a.md': fence(info, ask) })
  await scratch.runbook('run', 'a.md')
  expect(scratch.read('a.md')).toContain('Name: Ann Lee\nSure? [y/N] y\nAnn Lee y\n')
})

test('a sidecar and Org give answers, too', async () => {
  using scratch = new Scratch({
    'a.md': fence('#ask', ask),
    'a.runbook.yaml': "ask:\n  answer:\n    'Name:': Bo, Cy\n    Sure?: n\n",
    'b.org': `#+HEADER: :answer "Name: => Ann"\n${orgBlock('read -p "Name: " a; echo "<$a>"')}`,
  })
  await scratch.runbook('run', 'a.md')
  await scratch.runbook('run', 'b.org')
  expect([scratch.read('a.md'), scratch.read('b.org')]).toEqual([
    expect.stringContaining('\nBo, Cy n\n'),
    expect.stringContaining('\n: <Ann>\n'),
  ])
})

test('a secret can be an answer, and is masked', async () => {
  const code = 'read -s -p "Password: " a; echo; echo "${#a} $a"'
  using scratch = new Scratch({ 'a.md': fence('secret=PASS answer="Password: => $PASS"', code) })
  await scratch.run(process.execPath, [bin, 'run', 'a.md', '--allow-env', 'PASS'], {
    PASS: 'hunter2',
  })
  expect(scratch.read('a.md')).toContain('\n7 ********\n')
})

test('an answer that nothing asked for is mentioned', async () => {
  using scratch = new Scratch({ 'a.md': fence('answer="Sure? => y"', 'echo done') })
  const { code, stderr } = await scratch.runbook('run', 'a.md')
  expect([code, stderr.includes('Nothing asked for the answer "Sure?".')]).toEqual([0, true])
})

test.each(['bash {tty=maybe}', 'bash {tty=9x9}', 'fish {tty=yes}', 'python {eval=yes tty=yes}'])(
  '%s is refused',
  async (info) => {
    using scratch = new Scratch({ 'a.md': `\`\`\`${info}\necho a\n\`\`\`\n` })
    const { code } = await scratch.runbook('run', 'a.md')
    expect(code).toBe(2)
  },
)
