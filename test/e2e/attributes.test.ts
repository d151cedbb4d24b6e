import { expect, test } from 'vitest'

import { Scratch } from './command-line.ts'

const page = '# A\n\n```bash {"name":"hello"}\necho one\n```\n\n```bash\nseq 2\n```\n'

test('run takes the names that Runme gives to blocks without one', async () => {
  using scratch = new Scratch({ 'README.md': page })
  const { code } = await scratch.runbook('run', 'README.md', 'seq-2')
  expect([code, scratch.read('README.md').split('```output\n')[1]]).toEqual([0, '1\n2\n```\n'])
})

test('a sidecar says of a document that stays as it is what to run', async () => {
  using scratch = new Scratch({
    'a.md': page,
    'a.runbook.yaml': '"*":\n  results: silent\nhello:\n  eval: never\n',
  })
  const { code, stderr } = await scratch.runbook('run', 'a.md', '--verbose')
  expect([code, stderr.includes('eval-never'), scratch.read('a.md')]).toEqual([0, true, page])
})

test('a block cannot change the sidecar of its document', async () => {
  const sidecar = 'other:\n  eval: never\n'
  using scratch = new Scratch({
    'a.md': '```bash\necho x >a.runbook.yaml\n```\n\n```bash {#other}\n```\n',
    'a.runbook.yaml': sidecar,
  })
  const { code } = await scratch.runbook('run', 'a.md')
  expect([code, scratch.read('a.runbook.yaml')]).toEqual([3, sidecar])
})

test('run refuses a sidecar that is no YAML, with a place in it', async () => {
  using scratch = new Scratch({ 'a.md': page, 'a.runbook.yaml': 'hello:\n  eval: [never\n' })
  const { code, stderr } = await scratch.runbook('run', 'a.md')
  expect([code, stderr.includes('a.runbook.yaml:2:15'), scratch.read('a.md')]).toEqual([
    2,
    true,
    page,
  ])
})

test('plan says where each attribute was written', async () => {
  using scratch = new Scratch({
    'a.md':
      '---\nrunbook: {timeout: 5m}\n---\n\n<!-- runbook-section: dir=. -->\n\n' +
      '<!-- runbook: cols=90 -->\n\n```bash {theme=x}\n#| rows: 9\ntrue\n```\n',
    'a.runbook.yaml': '9: {session: s}\n',
  })
  const { stdout } = await scratch.runbook('plan', 'a.md', '--json')
  const [step] = JSON.parse(stdout) as { arguments: { key: string; from: string }[] }[]
  const from = Object.fromEntries(step?.arguments.map((found) => [found.key, found.from]) ?? [])
  expect(from).toMatchObject({
    exports: 'default',
    timeout: 'document setting, a.md:2',
    dir: 'section comment, a.md:5',
    cols: 'line above the block, a.md:7',
    theme: 'block, a.md:9',
    rows: 'body, a.md:10',
    session: 'sidecar, a.runbook.yaml:1',
  })
})

test('ls shows the name of each block and where its attributes were written', async () => {
  using scratch = new Scratch({ 'a.md': page, 'a.runbook.yaml': '7: {cols: 90}\n' })
  const { stdout } = await scratch.runbook('ls', 'a.md')
  expect(stdout).toMatch(/^7 +bash +seq-2 .* :cols 90 \(sidecar, a\.runbook\.yaml:1\) /m)
})
