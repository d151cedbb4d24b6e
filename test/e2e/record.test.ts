import { existsSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { expect, test } from 'vitest'

import { webpChunks } from '../../src/render/webp/webp-chunks.ts'
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
  const names = ['a.gif', 'a.apng', 'a.svg', 'a.png', 'a.html', 'a.webm', 'a.webp']
  using scratch = new Scratch({ 'a.org': orgBlock('echo one', `:record ${names.join(' ')}`) })
  const { code, stderr } = await scratch.runbook('run', 'a.org')
  const made = [...names, 'recordings/a.cast'].map((name) => existsSync(join(scratch.path, name)))
  expect([code, made, stderr.includes('E_')]).toEqual([
    0,
    [true, true, true, true, true, true, true, true],
    false,
  ])
})

test('files of all kinds that are fresh are not made again', async () => {
  using scratch = new Scratch({
    'a.org': orgBlock('echo one', ':record a.gif a.apng a.svg a.png a.html a.mp4 a.webm a.webp'),
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

test(':max-length makes a recording no longer, which the same length keeps fresh', async () => {
  const text = orgBlock('echo one', ':record a.gif :max-length 2s')
  using scratch = new Scratch({ 'a.org': text })
  await scratch.runbook('run', 'a.org', '--timing', 'frozen')
  await scratch.runbook('render', 'recordings/a.cast', '-o', 'd/', '--hold', '0')
  const frames = JSON.parse(scratch.read('d/frames.json')) as { durationMs: number }[]
  const length = frames.reduce((sum, { durationMs }) => sum + durationMs, 0)
  const before = scratch.state()
  const again = await scratch.runbook('run', 'a.org', '--timing', 'frozen')
  expect([length > 1000 && length < 2000, scratch.state()]).toEqual([true, before])
  expect(again.stderr).toContain('unchanged')
})

test('--max-length of a run makes recordings anew, with the end that stays in them', async () => {
  using scratch = new Scratch({ 'a.org': orgBlock('echo one', ':record a.webp') })
  await scratch.runbook('run', 'a.org', '--timing', 'frozen')
  const whole = webpLength(scratch, 'a.webp')
  await scratch.runbook('run', 'a.org', '--timing', 'frozen', '--max-length', '2s')
  expect([whole > 2000, webpLength(scratch, 'a.webp')]).toEqual([true, 2000])
})

/** In milliseconds. */
function webpLength(scratch: Scratch, name: string): number {
  const pictures = [...webpChunks(readFileSync(join(scratch.path, name)))]
    .filter(({ type }) => type === 'ANMF')
    .map(({ data }) => Buffer.from(data).readUIntLE(12, 3))
  return pictures.reduce((sum, time) => sum + time, 0)
}

test(':speed plays a recording so many times as fast, its longest pause too', async () => {
  const text = ['', ':speed 4'].map((speed, at) =>
    orgBlock('echo one', `:record ${at}.svg ${speed}`),
  )
  using scratch = new Scratch({ 'a.org': text.join('\n') })
  const { code } = await scratch.runbook('run', 'a.org', '--timing', 'frozen')
  const [slow, fast] = [0, 1].map((name) => {
    const [header = '', ...events] = scratch.read(`recordings/${name}.cast`).trim().split('\n')
    const [end] = JSON.parse(events.at(-1) ?? '') as [number]
    return [end, (JSON.parse(header) as { idle_time_limit: number }).idle_time_limit]
  }) as [number[], number[]]
  expect([code, fast]).toEqual([0, slow.map((length) => expect.closeTo(length / 4, 3) as number)])
})

test('a recording without :speed is that of :speed 1', async () => {
  using scratch = new Scratch({ 'a.org': orgBlock('echo one', ':record a.svg') })
  await scratch.runbook('run', 'a.org', '--no-write')
  const before = scratch.state().filter((state) => !state.startsWith('a.org'))
  writeFileSync(join(scratch.path, 'a.org'), orgBlock('echo one', ':record a.svg :speed 1'))
  await scratch.runbook('run', 'a.org', '--no-write')
  expect(scratch.state().filter((state) => !state.startsWith('a.org'))).toEqual(before)
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

test.each(['theme', 'light-theme'])('a %s that is not there has its place', async (key) => {
  using scratch = new Scratch({ 'a.org': orgBlock('echo one', `:record a.svg :${key} Dracla`) })
  const { code, stderr } = await scratch.runbook('run', 'a.org')
  expect([code, stderr]).toEqual([2, expect.stringMatching(/E_THEME[^]*a\.org:1:32[^]*Dracula/)])
})

/** One line of header arguments that no recording can be made with, and what it is told. */
const mistakes: readonly (readonly [string, RegExp])[] = [
  [':record a.svg :theme Dracla', /E_THEME[^]*Dracula/],
  [':record a.svg :light-theme Dracla', /E_THEME[^]*Dracula/],
  [':record a.gfi', /E_FORMAT[^]*Did you mean \.gif/],
  [':record a', /E_FORMAT/],
  [':record ../../a.gif', /E_REFUSED/],
  [':record a.svg :margin-fill no.png', /E_NO_SUCH_FILE/],
  [':record a.svg :margin-fill a.org.png', /E_FORMAT/],
  [':record a.svg :cols 500 :rows 200 :font-size 96', /E_CAST/],
  [':record a.svg :window-bar Colourful', /E_HEADER_ARGUMENT/],
]

test.each(mistakes)('with %s no block runs, and its place is said', async (written, told) => {
  const forms: Record<string, string> = {
    'a.org': orgBlock('touch ran', written),
    'b.org': `#+PROPERTY: header-args ${written}\n\n${orgBlock('touch ran', '')}`,
    'c.md': `\`\`\`bash ${written}\ntouch ran\n\`\`\`\n`,
  }
  using scratch = new Scratch({ ...forms, 'a.org.png': 'no picture' })
  for (const name of Object.keys(forms)) {
    // oxlint-disable-next-line no-await-in-loop -- they share a directory
    const { code, stderr } = await scratch.runbook('run', name)
    expect([name, code === 0, stderr]).toEqual([name, false, expect.stringMatching(told)])
    expect(stderr).toContain(`${name}:1:`)
    expect(existsSync(join(scratch.path, 'ran'))).toBe(false)
  }
})

test.each([
  ['below a file', 'a.org/a.gif', 'ENOTDIR'],
  ['with a name that is too long', `${'a'.repeat(300)}.gif`, 'ENAMETOOLONG'],
  ['behind a link that leads to itself', 'loop/a.gif', 'ELOOP'],
  ['with a NUL in its name', 'a\0.gif', 'ERR_INVALID_ARG_VALUE'],
])('a recording %s cannot be written, and the result is', async (_, path, reason) => {
  using scratch = new Scratch({ 'a.org': orgBlock('echo one', `:results output :record ${path}`) })
  symlinkSync('loop', join(scratch.path, 'loop'))
  const { code, stderr } = await scratch.runbook('run', 'a.org')
  expect([code, stderr]).toEqual([
    7,
    expect.stringMatching(`E_UNWRITABLE cannot write .*: ${reason}[^]*a\\.org:1:34`),
  ])
  expect(scratch.read('a.org')).toContain(': one')
})

test('--theme with a theme that is not there runs no block', async () => {
  using scratch = new Scratch({ 'a.org': orgBlock('touch ran', ':record a.svg') })
  const { code, stderr } = await scratch.runbook('run', 'a.org', '--theme', 'Dracla')
  expect([code, stderr]).toEqual([2, expect.stringMatching(/E_THEME[^]*Dracula/)])
  expect(existsSync(join(scratch.path, 'ran'))).toBe(false)
})

test('what is wrong with a recording is told by plan and by a dry run, too', async () => {
  using scratch = new Scratch({ 'a.org': orgBlock('true', ':record a.svg :theme Dracla') })
  const all = [
    await scratch.runbook('plan', 'a.org'),
    await scratch.runbook('run', 'a.org', '--dry-run', '--no-record'),
  ]
  expect(all.map(({ code, stderr }) => [code, stderr.includes('E_THEME')])).toEqual([
    [2, true],
    [2, true],
  ])
})

test('with --keep-going a recording that cannot be made is told once, and the blocks run', async () => {
  using scratch = new Scratch({ 'a.org': orgBlock('touch ran', ':record a.svg :theme Dracla') })
  const { code, stderr } = await scratch.runbook('run', 'a.org', '--keep-going')
  expect([code, stderr.split('E_THEME').length - 1]).toEqual([2, 1])
  expect(existsSync(join(scratch.path, 'ran'))).toBe(true)
})

test('a picture for the margin may come from a block', async () => {
  const block = orgBlock('cp other.png made.png', ':record a.svg :margin 9 :margin-fill made.png')
  using scratch = new Scratch({ 'a.org': block, 'other.png': pixel })
  const { code } = await scratch.runbook('run', 'a.org')
  expect([code, scratch.read('a.svg').includes(pixel.toString('base64'))]).toEqual([0, true])
})

test('keys are shown below the terminal, and the cast gives the same picture again', async () => {
  using scratch = new Scratch({ 'a.org': orgBlock('echo one', ':record a.gif :keystrokes yes') })
  await scratch.runbook('run', 'a.org')
  await scratch.runbook('render', 'recordings/a.cast', '-o', 'b.gif')
  expect(scratch.read('a.gif') === scratch.read('b.gif')).toBe(true)
  expect(scratch.read('recordings/a.cast')).toContain('"i", "e"')
})

test('characters are joined where a document asks for it, and as --ligatures joins them', async () => {
  using scratch = new Scratch({ 'a.org': orgBlock("echo '-> !='", ':record a.gif :ligatures yes') })
  await scratch.runbook('run', 'a.org')
  await scratch.runbook('render', 'recordings/a.cast', '-o', 'b.gif', '--ligatures')
  await scratch.runbook('render', 'recordings/a.cast', '-o', 'c.gif')
  const [asked, joined, plain] = ['a.gif', 'b.gif', 'c.gif'].map((path) => scratch.read(path))
  expect([joined === asked, plain === asked]).toEqual([true, false])
})

/** One pixel, gray. */
const pixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==',
  'base64',
)

test('another picture in the margin makes a recording anew', async () => {
  const block = orgBlock('echo one', ':record a.svg :margin 9 :margin-fill frame.png')
  using scratch = new Scratch({ 'a.org': block, 'frame.png': pixel })
  await scratch.runbook('run', 'a.org')
  const before = scratch.read('a.svg')
  const other = Buffer.from(pixel)
  other[other.length - 1] = 0
  writeFileSync(join(scratch.path, 'frame.png'), other)
  const { code } = await scratch.runbook('run', 'a.org')
  expect([code, before.includes(pixel.toString('base64'))]).toEqual([0, true])
  expect(scratch.read('a.svg')).toContain(other.toString('base64'))
})

test('a picture in the margin that a block changes is shown as it was when the run began', async () => {
  const looks = ':record a.svg :margin 9 :margin-fill frame.png'
  const change = orgBlock('for file in *.png; do echo broken > "$file"; done', looks)
  using scratch = new Scratch({ 'a.org': change, 'frame.png': pixel })
  const { code } = await scratch.runbook('run', 'a.org')
  expect([code, scratch.read('a.svg').includes(pixel.toString('base64'))]).toEqual([0, true])
})

test('a picture in the margin that a block speaks of is shown as the block made it', async () => {
  const block = orgBlock('cp .made frame.png', ':record a.svg :margin 9 :margin-fill frame.png')
  using scratch = new Scratch({ 'a.org': block, '.made': pixel })
  const { code } = await scratch.runbook('run', 'a.org')
  expect([code, scratch.read('a.svg').includes(pixel.toString('base64'))]).toEqual([0, true])
})

test('a JPEG in the margin is shown by an SVG as it is', async () => {
  const photograph = readFileSync('test/fixtures/pictures/a-jpeg-of-several-scans.jpg')
  const block = orgBlock('echo one', ':record a.svg :margin 9 :margin-fill frame.jpg')
  using scratch = new Scratch({ 'a.org': block, 'frame.jpg': photograph })
  const { code } = await scratch.runbook('run', 'a.org')
  const shown = `data:image/jpeg;base64,${photograph.toString('base64')}`
  expect([code, scratch.read('a.svg').includes(shown)]).toEqual([0, true])
})

test('a picture in the margin that is missing is named at its place', async () => {
  const block = orgBlock('echo one', ':record a.svg :margin 9 :margin-fill no.png')
  using scratch = new Scratch({ 'a.org': block })
  const { code, stderr } = await scratch.runbook('run', 'a.org')
  expect([code, stderr]).toEqual([2, expect.stringContaining('a.org:1:')])
  expect(stderr).toContain('there is no picture no.png')
})

test('a font that is not installed is said at its place before anything runs, and the recording made', async () => {
  const block = orgBlock('echo one', ':record a.svg :font-family "No Such Font"')
  using scratch = new Scratch({ 'a.org': block })
  const { code, stderr } = await scratch.runbook('run', 'a.org')
  expect([code, existsSync(join(scratch.path, 'a.svg'))]).toEqual([0, true])
  expect(stderr).toMatch(/a\.org:1:32  there is no font No Such Font[^]*✓/)
})
