import { expect, test } from 'vitest'

import { Scratch } from './command-line.ts'

const fence = '```'
const transcript = (...lines: readonly string[]): string =>
  [`${fence}console`, ...lines, fence, ''].join('\n')

async function tested(text: string): Promise<{ code: number | null; stderr: string }> {
  using scratch = new Scratch({ 'a.md': text })
  const { code, stderr } = await scratch.runbook('test', 'a.md')
  return { code, stderr }
}

test('a transcript may show the exit status of each command below its output', async () => {
  const text = transcript('$ sh -c "echo a; exit 3"', 'a', '[3]', '$ false', '[1]')
  expect((await tested(text)).code).toBe(0)
})

test('another exit status than the shown one in the middle of a transcript is a failure', async () => {
  const { code, stderr } = await tested(
    transcript('$ sh -c "echo a; exit 3"', 'a', '[4]', '$ echo b', 'b'),
  )
  expect({ code, stderr }).toEqual({
    code: 4,
    stderr: expect.stringMatching(/^wrong status {2}a\.md:2 .* {2}exit status 3, not 4$/m),
  })
})

test('a number in brackets that a program prints is its output', async () => {
  expect((await tested(transcript('$ echo "[3]"', '[3]'))).code).toBe(0)
})

test('an update writes the exit status that a command has', async () => {
  using scratch = new Scratch({ 'a.md': transcript('$ false', '[4]', '$ echo b', 'b') })
  await scratch.runbook('test', 'a.md', '--update')
  expect(scratch.read('a.md')).toBe(transcript('$ false', '[1]', '$ echo b', 'b'))
})

test('in a rehearsal a command answers with the exit status that its transcript shows', async () => {
  using scratch = new Scratch({ 'a.md': transcript('$ kubectl get pod x', 'not found', '[5]') })
  const { code } = await scratch.runbook('test', 'a.md', '--rehearse')
  expect(code).toBe(0)
})
