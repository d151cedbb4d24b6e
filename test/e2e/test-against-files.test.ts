import { expect, test } from 'vitest'

import { Scratch } from './command-line.ts'

const fence = '```'
const block = (attributes: string): string => `${fence}bash {${attributes}}\necho hi\n${fence}\n`

test('test holds output against the file that expect=file names', async () => {
  using scratch = new Scratch({ 'a.md': block('expect=file:shown.txt'), 'shown.txt': 'ho\n' })
  const { code, stderr } = await scratch.runbook('test', 'a.md')
  expect({ code, stderr }).toEqual({ code: 4, stderr: expect.stringContaining('-ho\n  +hi') })
})

test('output that is as its file says passes, patterns and all', async () => {
  using scratch = new Scratch({ 'a.md': block('expect=file:shown.txt'), 'shown.txt': 'h[..]\n' })
  expect((await scratch.runbook('test', 'a.md')).code).toBe(0)
})

test('a file that is not there is no expectation that holds', async () => {
  using scratch = new Scratch({ 'a.md': block('expect=file:shown.txt') })
  const { code, stderr } = await scratch.runbook('test', 'a.md')
  expect({ code, stderr }).toEqual({
    code: 4,
    stderr: expect.stringContaining('expect=file:shown.txt names no file to compare with'),
  })
})

test('a document cannot have a file above its directory compared and shown', async () => {
  using scratch = new Scratch({ 'b/a.md': block('expect=file:../shown.txt'), 'shown.txt': 'ho\n' })
  const { code, stderr } = await scratch.runbook('test', 'b/a.md')
  expect({ code, shows: stderr.includes('-ho') }).toEqual({ code: 4, shows: false })
})

test('a misspelt way to compare is said also where the document shows no output', async () => {
  using scratch = new Scratch({ 'a.md': block('expect=contians') })
  const { code, stderr } = await scratch.runbook('test', 'a.md')
  expect({ code, stderr }).toEqual({
    code: 4,
    stderr: expect.stringContaining('did you mean "contains"?'),
  })
})
