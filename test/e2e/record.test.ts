import { existsSync } from 'node:fs'
import { join } from 'node:path'

import { expect, test } from 'vitest'

import { orgBlock, Scratch } from './command-line.ts'

test('--record all makes a cast of every block in a shell, named after it', async () => {
  const text = `#+name: first step\n${orgBlock('echo one')}${orgBlock('echo two')}`
  using scratch = new Scratch({ 'a.org': text })
  const { code } = await scratch.runbook('run', 'a.org', '--record', 'all')
  const casts = ['first-step', 'block-02'].map((name) => scratch.read(`recordings/a/${name}.cast`))
  expect([code, ...casts.map((cast) => /"(?:one|two)/.exec(cast)?.[0])]).toEqual([
    0,
    '"one',
    '"two',
  ])
})

test('--record all keeps what a document says itself', async () => {
  using scratch = new Scratch({ 'a.org': orgBlock('echo one', ':record no') })
  await scratch.runbook('run', 'a.org', '--record', 'all')
  expect(existsSync(join(scratch.path, 'recordings'))).toBe(false)
})

test('one run of a block makes all files that :record names', async () => {
  const names = ['a.gif', 'a.svg', 'a.png', 'a.html', 'a.webm']
  using scratch = new Scratch({ 'a.org': orgBlock('echo one', `:record ${names.join(' ')}`) })
  const { code, stderr } = await scratch.runbook('run', 'a.org')
  const made = [...names, 'recordings/a.cast'].map((name) => existsSync(join(scratch.path, name)))
  expect([code, made, stderr.includes('E_')]).toEqual([
    0,
    [true, true, true, true, true, true],
    false,
  ])
})

test('files of all kinds that are fresh are not made again', async () => {
  using scratch = new Scratch({
    'a.org': orgBlock('echo one', ':record a.gif a.svg a.png a.html a.mp4 a.webm'),
  })
  await scratch.runbook('run', 'a.org')
  const before = scratch.state()
  await scratch.runbook('run', 'a.org')
  expect(scratch.state()).toEqual(before)
})

test('a kind that cannot be told stale is no recording', async () => {
  using scratch = new Scratch({ 'a.org': orgBlock('echo one', ':record a.txt') })
  const { code, stderr } = await scratch.runbook('run', 'a.org')
  expect([code, stderr]).toEqual([2, expect.stringContaining('a.org:1:')])
})

test('header arguments say how a recording looks', async () => {
  const looks = ':window-bar Rings :window-title demo :margin 20 :margin-fill #112233,#445566'
  using scratch = new Scratch({
    'a.org': orgBlock('echo one', `:record a.svg ${looks} :light-theme "Catppuccin Latte"`),
  })
  const { code } = await scratch.runbook('run', 'a.org')
  const svg = scratch.read('a.svg')
  const found = ['demo', '#112233', '#445566', 'prefers-color-scheme'].map((text) =>
    svg.toLowerCase().includes(text),
  )
  expect([code, found]).toEqual([0, [true, true, true, true]])
})

test('a look out of its range has its place, and what is taken instead', async () => {
  using scratch = new Scratch({ 'a.org': orgBlock('echo one', ':record a.svg :margin -3') })
  const { code, stderr } = await scratch.runbook('run', 'a.org')
  expect([code, stderr]).toEqual([2, expect.stringMatching(/a\.org:1:32[\s\S]*0 to 2000/)])
})
