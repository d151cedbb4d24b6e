import { expect, test } from 'vitest'

import { Scratch } from './command-line.ts'

test('themes shows every theme in its own colours', async () => {
  using scratch = new Scratch({})
  const { stdout } = await scratch.runbook('themes')
  expect(stdout).toMatch(/^3024 Day +light 3024 Night +(?:#[0-9a-f]{6} ?){16}$/m)
})

test('themes writes one page that shows each theme, and needs nothing else', async () => {
  using scratch = new Scratch({})
  const listed = (await scratch.runbook('themes')).stdout.trimEnd().split('\n')
  await scratch.runbook('themes', '-o', 'themes.html')
  const page = scratch.read('themes.html')
  expect([page.match(/<pre/g)?.length, /<script|https?:|url\(/.test(page)]).toEqual([
    listed.length,
    false,
  ])
})

test('render takes the light counterpart of a theme', async () => {
  using scratch = new Scratch({
    'a.cast': '{"version": 2, "width": 9, "height": 1}\n[0, "o", "a"]',
  })
  const { code } = await scratch.runbook(
    'render',
    'a.cast',
    '-o',
    'a.svg',
    '--theme',
    'nord',
    '--light-theme',
    'auto',
  )
  expect([code, scratch.read('a.svg')]).toEqual([0, expect.stringContaining('#e5e9f0')])
})

test('render says when a theme has no counterpart', async () => {
  using scratch = new Scratch({
    'a.cast': '{"version": 2, "width": 9, "height": 1}\n[0, "o", "a"]',
  })
  const { code, stderr } = await scratch.runbook(
    'render',
    'a.cast',
    '-o',
    'a.svg',
    '--theme',
    'vhs',
    '--light-theme',
    'auto',
  )
  expect([code, stderr]).toEqual([2, expect.stringContaining('vhs has no counterpart')])
})
