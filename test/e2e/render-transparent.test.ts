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
