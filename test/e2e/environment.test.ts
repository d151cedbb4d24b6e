import { expect, test } from 'vitest'

import { bin, orgBlock, Scratch } from './command-line.ts'

const fence = (info: string, code: string): string => `\`\`\`bash {${info}}\n${code}\n\`\`\`\n\n`
const show = 'echo "${STAGE-none} $(printenv STAGE)"'

test('env is there for its block alone, also when the block changes it and fails', async () => {
  using scratch = new Scratch({
    'a.md':
      fence('', 'STAGE=live') +
      fence('env="STAGE=test,OTHER=a b"', `${show}; echo "$OTHER"; (exit 0)`) +
      fence('env=STAGE=bad exit=any', 'STAGE=worse; echo $STAGE; eval "if"') +
      fence('', 'echo "$STAGE ${OTHER-gone}"'),
  })
  await scratch.runbook('run', 'a.md')
  expect(
    scratch
      .read('a.md')
      .match(/(?<=```output\n)[^]*?(?=```)/g)
      ?.map((s) => s.trim()),
  ).toEqual(['test test\na b', expect.stringContaining('worse'), 'live gone'])
})

test('Org, sidecar and lines in the body give env, too', async () => {
  using scratch = new Scratch({
    'a.org':
      '#+PROPERTY: header-args :env A=1\n' +
      orgBlock('echo $A $B "$C"', ':results output :env B=2 C="x y"') +
      orgBlock('echo $A ${B-none}', ':results output :session s :env A=3') +
      '#+begin_src python :results output :env B=4\nimport os\nprint(os.environ["B"])\n#+end_src\n',
    'b.md': '```bash {#one}\n#| env:\n#|   D: "5 6"\necho "$A $D"\n```\n',
    'b.runbook.yaml': 'one: {env: [A=7, "B=8 9"]}\n',
  })
  await scratch.runbook('run', 'a.org')
  await scratch.runbook('run', 'b.md')
  expect([scratch.read('a.org').match(/^: .*/gm), scratch.read('b.md')]).toEqual([
    [': 1 2 x y', ': 3 none', ': 4'],
    expect.stringContaining('```output\n7 5 6\n```'),
  ])
})

test('unenv hides a variable from its block alone', async () => {
  using scratch = new Scratch({
    'a.md': fence('unenv=STAGE', show) + fence('', show),
    'a.org': orgBlock(show, ':results output :unenv STAGE'),
  })
  await scratch.runbook('run', 'a.md', '--env', 'STAGE=live')
  await scratch.runbook('run', 'a.org', '--env', 'STAGE=live')
  expect([scratch.read('a.md').match(/^(?:none|live).*/gm), scratch.read('a.org')]).toEqual([
    ['none ', 'live live'],
    expect.stringContaining(': none'),
  ])
})

test.each(['env=STAGE', 'secret=STAGE'])(
  'a run without a value for %s is refused',
  async (info) => {
    using scratch = new Scratch({ 'a.md': fence('', 'touch made') + fence(info, show) })
    const { code, stderr } = await scratch.runbook('run', 'a.md')
    expect([code, stderr.includes('--allow-env STAGE'), scratch.state().length]).toEqual([
      6,
      true,
      1,
    ])
  },
)

test.each(['env=1a=b', 'unenv=a-b', 'secret="$A"'])('%s is refused', async (info) => {
  using scratch = new Scratch({ 'a.md': fence(info, show) })
  const { code } = await scratch.runbook('run', 'a.md')
  expect(code).toBe(2)
})

test('a variable that is allowed reaches the block that asks for it', async () => {
  using scratch = new Scratch({ 'a.md': fence('env=STAGE', show) })
  await scratch.run(process.execPath, [bin, 'run', 'a.md', '--allow-env', 'STAGE'], {
    STAGE: 'mine',
  })
  expect(scratch.read('a.md')).toContain('mine mine')
})

test('a secret is masked in results and on the terminal, whatever its name', async () => {
  using scratch = new Scratch({ 'a.md': fence('secret=STAGE', `${show}; test -n "$STAGE"`) })
  const { stderr } = await scratch.run(
    process.execPath,
    [bin, 'run', 'a.md', '--verbose', '--allow-env', 'STAGE'],
    { STAGE: 'xyz' },
  )
  expect([scratch.read('a.md').includes('******** ********'), stderr.includes('xyz')]).toEqual([
    true,
    false,
  ])
})

test('a secret is asked for at a terminal, and only the blocks that name it get it', async () => {
  using scratch = new Scratch({
    'a.md': fence('secret=PASS', 'echo ${#PASS} "$PASS"') + fence('', 'echo "${PASS-none}"'),
  })
  const wait = `until grep -q 'Value of' typescript; do sleep 0.1; done`
  const command = `'${process.execPath}' '${bin}' run a.md`
  const typed = `touch typescript; (${wait}; printf 'hunter\\r') | script -qfec "${command}" typescript`
  await scratch.run('bash', ['-c', typed])
  expect([scratch.read('a.md').match(/^(?:6|none).*/gm), scratch.read('typescript')]).toEqual([
    ['6 ********', 'none'],
    expect.not.stringContaining('hunter'),
  ])
})

test('Ctrl-C where a secret is asked for interrupts the run', async () => {
  using scratch = new Scratch({ 'a.md': fence('secret=PASS', 'true') })
  const wait = `until grep -q 'Value of' typescript; do sleep 0.1; done`
  const command = `'${process.execPath}' '${bin}' run a.md`
  const typed = `touch typescript; (${wait}; printf '\\003') | script -qfec "${command}" typescript`
  const { code, stdout } = await scratch.run('bash', ['-c', typed])
  expect([code, stdout.includes('E_REFUSED')]).toEqual([130, false])
})

test('a rehearsal needs no secrets', async () => {
  using scratch = new Scratch({ 'a.md': fence('secret=PASS env=STAGE', 'echo $STAGE ${#PASS}') })
  const { code, stderr } = await scratch.runbook('run', 'a.md', '--rehearse', '--verbose')
  expect([code, stderr.includes('rehearsed-STAGE 14')]).toEqual([0, true])
})

test('git commits in the empty home, with the address that a document configures if it does', async () => {
  const commit = 'git commit --quiet --allow-empty -m a && git log -1 --format=%ae'
  using scratch = new Scratch({
    'a.md': fence(
      '',
      `git init -q /tmp/a 2>&1; cd /tmp/a; ${commit}; git config user.email b@c; ${commit}`,
    ),
  })
  const { stderr } = await scratch.runbook('run', 'a.md', '--verbose')
  expect(stderr).toMatch(/runbook@localhost\n +b@c\n/)
})

test('npm does not try again for a package that no network can bring', async () => {
  using scratch = new Scratch({ 'a.md': fence('', 'npm config get fetch-retries') })
  const { stderr } = await scratch.runbook('run', 'a.md', '--verbose')
  expect(stderr).toMatch(/^ +0$/m)
})
