import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import { expect, test } from 'vitest'

import { Scratch } from './command-line.ts'

const cast = '{"version":2,"width":20,"height":3}\n[1,"o","a"]\n'

test('render --transparent makes pictures that can be', async () => {
  using scratch = new Scratch({ 'a.cast': cast })
  const outputs = ['a.gif', 'a.png', 'a.svg', 'a/'].flatMap((name) => ['-o', name])
  const { code } = await scratch.runbook('render', 'a.cast', '--transparent', ...outputs)
  expect(code).toBe(0)
})

test('render --transparent refuses what cannot be, and makes nothing', async () => {
  using scratch = new Scratch({ 'a.cast': cast })
  const asked = ['--transparent', '-o', 'a.gif', '-o', 'a.mp4']
  const { code, stderr } = await scratch.runbook('render', 'a.cast', ...asked)
  expect([code, stderr.split('\n')[0], scratch.state().length]).toEqual([
    2,
    'E_USAGE a.mp4 cannot be transparent',
    1,
  ])
})

/** Whether a picture has a transparent colour: PNG 1.2, tRNS; GIF89a, 23. */
function isTransparent(data: Buffer): boolean {
  const control = data.indexOf(Buffer.of(0x21, 0xf9, 4))
  return data.includes('tRNS') || (control >= 0 && data.readUInt8(control + 3) === 0b01001)
}

const block = (path: string, words: string): string =>
  `#+begin_src sh ${words}\necho a\n#+end_src\n\n[[file:${path}]]\n`

test('a block with :transparent yes has transparent pictures, and one without has none', async () => {
  using scratch = new Scratch({
    'a.org': `${block('a.png', ':transparent yes')}${block('a.gif', ':transparent yes')}${block('b.png', '')}`,
  })
  const { code } = await scratch.runbook('run', 'a.org')
  const seen = ['a.png', 'a.gif', 'b.png'].map((name) =>
    isTransparent(readFileSync(join(scratch.path, name))),
  )
  expect([code, seen]).toEqual([0, [true, true, false]])
})

test('a block with :transparent yes refuses a picture that cannot be, before anything runs', async () => {
  using scratch = new Scratch({ 'a.org': block('a.mp4', ':transparent yes') })
  const { code, stderr } = await scratch.runbook('run', 'a.org')
  expect([code, stderr]).toEqual([2, expect.stringContaining('a.mp4 cannot be transparent')])
})

const tape = (output: string): string =>
  `# runbook: extensions\nOutput ${output}\nSet Transparent true\nType "a"\n`

test('a tape with extensions makes transparent pictures', async () => {
  using scratch = new Scratch({ 'a.tape': tape('a.gif') })
  const { code } = await scratch.runbook('run', 'a.tape')
  expect([code, isTransparent(readFileSync(join(scratch.path, 'a.gif')))]).toEqual([0, true])
})

test('a tape with extensions refuses a transparent video', async () => {
  using scratch = new Scratch({ 'a.tape': tape('a.webm') })
  const { code, stderr } = await scratch.runbook('run', 'a.tape')
  expect([code, stderr]).toEqual([2, expect.stringContaining('a.webm cannot be transparent')])
})
