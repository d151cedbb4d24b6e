import { expect, test } from 'vitest'

import { Scratch } from './command-line.ts'

const block = (code: string): string => `~~~\n${code}\n~~~\n{: .language-bash}\n`
const shown = (text: string): string => `~~~\n${text}\n~~~\n{: .output}\n`

test('what the line below a fence calls Bash runs, and its result stands below that line', async () => {
  using scratch = new Scratch({ 'a.md': `${block('echo a')}\nText.\n` })
  await scratch.runbook('run', 'a.md')
  const result = '```output\na\n```\n'
  expect(scratch.read('a.md')).toBe(`${block('echo a')}\n${result}\nText.\n`)
})

test('a second run changes nothing', async () => {
  using scratch = new Scratch({
    'a.md': `> ${block('echo a').trimEnd().replaceAll('\n', '\n> ')}\n`,
  })
  await scratch.runbook('run', 'a.md')
  const first = scratch.read('a.md')
  await scratch.runbook('run', 'a.md')
  expect(scratch.read('a.md')).toBe(first)
})

test('output that the line below it calls so is held against what is printed', async () => {
  using scratch = new Scratch({ 'a.md': block('echo a') + shown('b') })
  const { code, stderr } = await scratch.runbook('test', 'a.md')
  expect([code, stderr]).toEqual([4, expect.stringMatching(/-b\n +\+a\n/)])
})

test('output that the line below it calls so keeps that line when it is replaced', async () => {
  using scratch = new Scratch({ 'a.md': block('echo a') + shown('b') })
  await scratch.runbook('run', 'a.md')
  expect(scratch.read('a.md')).toBe(`${block('echo a')}\`\`\`\na\n\`\`\`\n{: .output}\n`)
})

test('output that is no longer printed goes with the line below it', async () => {
  using scratch = new Scratch({ 'a.md': `${block('true')}\n${shown('b')}\nText.\n` })
  await scratch.runbook('run', 'a.md')
  expect(scratch.read('a.md')).toBe(`${block('true')}\nText.\n`)
})

test('attributes apart from a fence are text', async () => {
  using scratch = new Scratch({ 'a.md': '~~~\ntrue\n~~~\n\n{: .language-bash}\n' })
  const { stdout } = await scratch.runbook('ls', 'a.md', '--json')
  expect(stdout).not.toContain('"language":"bash"')
})
