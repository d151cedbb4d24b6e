import { chmodSync, mkdirSync, readdirSync, readFileSync, truncateSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { setTimeout } from 'node:timers/promises'

import { expect, test } from 'vitest'

import { bin, finished, Scratch } from './command-line.ts'

const cast = [
  '{"version": 3, "term": {"cols": 20, "rows": 3}}',
  '[0, "m", "one"]',
  '[0, "o", "first\\r\\n"]',
  '[1, "m", "two"]',
  '[0, "o", "second\\r\\n"]',
  '[9, "o", "third"]',
  '',
].join('\n')
const ffmpegWithoutEncoder = '#!/bin/sh\necho "Unknown encoder \'libwebp_anim\'" >&2\nexit 1\n'
const v1 = '{"version": 1, "width": 20, "height": 2, "stdout": [[0.5, "old"], [1, "er"]]}'
const privateRoot = `runbook-${process.getuid?.()}`
const recordings = resolve(import.meta.dirname, '../../recordings/quickstart')

test('render makes all kinds that need no other program', async () => {
  using scratch = new Scratch({ 'a.cast': cast })
  const names = [
    'a.gif',
    'a.apng',
    'a.png',
    'a.svg',
    'a.html',
    'a.txt',
    'a.ascii',
    'a.json',
    'b.cast',
    'd/',
  ]
  const outputs = names.flatMap((name) => ['-o', name])
  const { code, stdout, stderr } = await scratch.runbook('render', 'a.cast', ...outputs, '--json')
  const events = stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as { path: string })
  expect([code, stderr, events.map(({ path }) => path)]).toEqual([0, '', names])
  expect(readdirSync(scratch.path).toSorted()).toEqual(
    ['a.cast', ...names].map((n) => n.replace('/', '')).toSorted(),
  )
})

test('render makes the picture of a document anew from its cast, byte by byte', async () => {
  using scratch = new Scratch({ 'box.cast': readFileSync(join(recordings, 'box.cast')) })
  await scratch.runbook('render', 'box.cast', '-o', 'box.gif')
  const [made, kept] = [join(scratch.path, 'box.gif'), join(recordings, 'box.gif')].map((path) =>
    readFileSync(path),
  )
  expect(made?.equals(kept ?? Buffer.alloc(0))).toBe(true)
})

test('render reads the oldest casts', async () => {
  using scratch = new Scratch({ 'a.json': v1 })
  await scratch.runbook('render', 'a.json', '-o', 'a.txt')
  expect(scratch.read('a.txt')).toBe('older\n')
})

test('render makes a cast of another version, in which nothing is lost', async () => {
  using scratch = new Scratch({ 'a.cast': cast })
  await scratch.runbook('render', 'a.cast', '-o', 'b.cast')
  await scratch.runbook('render', 'b.cast', '-o', 'c.cast', '--format', '3')
  expect([
    scratch.read('b.cast').split('\n')[5],
    scratch.read('c.cast').split('\n').slice(1),
  ]).toEqual(['[10, "o", "third"]', cast.split('\n').slice(1)])
})

test('render shows an instant, a part, another speed and shorter pauses', async () => {
  using scratch = new Scratch({ 'a.cast': cast })
  await scratch.runbook('render', 'a.cast', '-o', 'at.txt', '--at', '500ms')
  await scratch.runbook('render', 'a.cast', '-o', 'part.txt', '--select', 'one')
  await scratch.runbook('render', 'a.cast', '-o', 'fast.cast', '--speed', '2', '--idle-limit', '3')
  expect([scratch.read('at.txt'), scratch.read('part.txt')]).toEqual(['first\n', 'first\n'])
  expect(scratch.read('fast.cast').split('\n')[5]).toBe('[2, "o", "third"]')
})

test.each([
  ['shorter pauses', '4'],
  ['shorter pauses and more speed', '1200ms'],
  ['nothing changed', '1h'],
])('render makes pictures of a longest length by %s', async (_, length) => {
  using scratch = new Scratch({ 'a.cast': cast })
  await scratch.runbook('render', 'a.cast', '-o', 'd/', '-o', 'a.txt', '--max-length', length)
  const frames = JSON.parse(scratch.read('d/frames.json')) as { durationMs: number }[]
  const expected = { '4': 4000, '1200ms': 1200 }[length] ?? 11_000
  expect([frames.reduce((sum, { durationMs }) => sum + durationMs, 0), frames.length]).toEqual([
    expected,
    3,
  ])
  expect(scratch.read('a.txt')).toBe('first\nsecond\nthird\n')
})

test('render puts recordings one after another', async () => {
  using scratch = new Scratch({ 'a.cast': cast, 'b.json': v1 })
  await scratch.runbook('render', 'a.cast', 'b.json', '-o', 'ab.cast', '-o', 'ab.txt')
  expect(scratch.read('ab.txt')).toBe('older\n')
})

test('render takes a theme from a file', async () => {
  const theme = readFileSync(resolve(import.meta.dirname, '../../themes/runbook-light.json'))
  using scratch = new Scratch({ 'a.cast': cast, 'mine.json': theme })
  const { background } = JSON.parse(theme.toString()) as { background: string }
  await scratch.runbook('render', 'a.cast', '-o', 'a.svg', '--theme', 'mine.json')
  expect(scratch.read('a.svg')).toContain(`fill:${background}`)
})

test('render leaves no frames of an earlier recording behind', async () => {
  using scratch = new Scratch({ 'a.cast': cast, 'b.json': v1 })
  await scratch.runbook('render', 'a.cast', '-o', 'd/')
  await scratch.runbook('render', 'b.json', '-o', 'd/', '--select', '0..1')
  expect(readdirSync(join(scratch.path, 'd'))).toEqual([
    'frame-00001.png',
    'frame-00002.png',
    'frames.json',
  ])
})

test.each([
  ['no output', [], 'E_USAGE'],
  ['an unknown kind', ['-o', 'a.doc'], 'E_FORMAT'],
  ['its own input', ['-o', './a.cast'], 'E_USAGE'],
  ['an unknown theme', ['-o', 'a.gif', '--theme', 'Draculla'], 'E_THEME'],
  ['a longest length that is none', ['-o', 'a.gif', '--max-length', 'short'], 'E_USAGE'],
  ['no number', ['-o', 'a.gif', '--font-size', 'big'], 'E_USAGE'],
  ['a picture too small for its text', ['-o', 'a.txt', '-o', 'a.gif', '--size', '9x9'], 'E_FORMAT'],
  ['an APNG too small for its text', ['-o', 'a.txt', '-o', 'a.apng', '--size', '9x9'], 'E_FORMAT'],
  ['a number out of range', ['-o', 'a.gif', '--padding', '-3'], 'E_FORMAT'],
  ['a duration of years', ['-o', 'a.gif', '--hold', '20000h'], 'E_USAGE'],
  ['a marker that is not there', ['-o', 'a.gif', '--select', 'three'], 'E_CAST'],
])('render refuses %s and writes nothing', async (_, flags, error) => {
  using scratch = new Scratch({ 'a.cast': cast })
  const { code, stderr } = await scratch.runbook('render', 'a.cast', ...flags)
  expect([code, stderr.split(' ')[0], readdirSync(scratch.path)]).toEqual([2, error, ['a.cast']])
})

test('render says that a recording is larger than a text can be', async () => {
  using scratch = new Scratch({ 'a.cast': '' })
  truncateSync(join(scratch.path, 'a.cast'), 2 ** 29)
  const { code, stderr } = await scratch.runbook('render', 'a.cast', '-o', 'a.gif')
  expect([code, stderr.split('\n')[0]]).toEqual([2, 'E_UNREADABLE a.cast is too large'])
})

test('render says how to make a directory that is not there, whatever its name', async () => {
  using scratch = new Scratch({ 'a.cast': cast })
  const { code, stderr } = await scratch.runbook('render', 'a.cast', '-o', 'my casts/a.gif')
  expect([code, stderr]).toEqual([7, expect.stringContaining("mkdir -p 'my casts'\n")])
})

test('render refuses a directory of frames where a file is', async () => {
  using scratch = new Scratch({ 'a.cast': cast, d: 'mine' })
  const { code, stderr } = await scratch.runbook('render', 'a.cast', '-o', 'd/')
  expect([code, stderr.split(' ')[0], scratch.read('d')]).toEqual([7, 'E_UNWRITABLE', 'mine'])
})

test('render says that a program is missing before it makes anything', async () => {
  using scratch = new Scratch({ 'a.cast': cast })
  const args = [bin, 'render', 'a.cast', '-o', 'a.gif', '-o', 'a.mp4']
  const { code, stderr } = await scratch.run(process.execPath, args, { PATH: '/nowhere' })
  expect([code, stderr.split(' ')[0], readdirSync(scratch.path)]).toEqual([
    7,
    'E_PROGRAM_MISSING',
    ['a.cast'],
  ])
})

test.each(['mp4', 'webm'])('render makes a %s as long as the recording', async (kind) => {
  using scratch = new Scratch({ 'a.cast': cast })
  const { code, stderr } = await scratch.runbook(
    'render',
    'a.cast',
    '-o',
    `a.${kind}`,
    '--hold',
    '2',
  )
  const probe = ['-v', 'error', '-show_entries', 'format=duration', '-of', 'csv=p=0', `a.${kind}`]
  const { stdout } = await scratch.run('ffprobe', probe)
  expect([code, stderr.trim()]).toEqual([0, expect.stringMatching(/^a\.\w+  /)])
  expect(Math.abs(Number(stdout) - 12)).toBeLessThan(0.1)
})

test('render says which encoder ffmpeg may lack', async () => {
  using scratch = new Scratch({ 'a.cast': cast, 'bin/ffmpeg': ffmpegWithoutEncoder })
  chmodSync(join(scratch.path, 'bin/ffmpeg'), 0o755)
  const path = `${join(scratch.path, 'bin')}:${process.env['PATH'] ?? ''}`
  const args = [bin, 'render', 'a.cast', '-o', 'a.webp']
  const { code, stderr } = await scratch.run(process.execPath, args, { PATH: path })
  expect([code, stderr.split('\n')]).toEqual([
    7,
    [
      "E_UNWRITABLE ffmpeg could not make the .webp: Unknown encoder 'libwebp_anim'",
      'Next: Check that ffmpeg has the encoder libwebp_anim (ffmpeg -encoders).',
      '',
    ],
  ])
})

test('render lets ffmpeg write where no sandbox sees it', async () => {
  const saysWhere = '#!/bin/sh\nfor last; do :; done\necho "$last" >&2\nexit 1\n'
  using scratch = new Scratch({ 'a.cast': cast, 'bin/ffmpeg': saysWhere })
  chmodSync(join(scratch.path, 'bin/ffmpeg'), 0o755)
  const path = `${join(scratch.path, 'bin')}:${process.env['PATH'] ?? ''}`
  const args = [bin, 'render', 'a.cast', '-o', 'a.webp']
  const { stderr } = await scratch.run(process.execPath, args, { PATH: path })
  expect(stderr).toContain(`/${privateRoot}/video-`)
})

test('render makes a video of a longest length', async () => {
  using scratch = new Scratch({ 'a.cast': cast })
  await scratch.runbook('render', 'a.cast', '-o', 'a.mp4', '--max-length', '3', '--fps', '50')
  const probe = ['-v', 'error', '-show_entries', 'format=duration', '-of', 'csv=p=0', 'a.mp4']
  const { stdout } = await scratch.run('ffprobe', probe)
  expect(Math.abs(Number(stdout) - 3)).toBeLessThanOrEqual(0.02)
})

test('play shows all of a recording within a longest length', async () => {
  using scratch = new Scratch({ 'a.cast': cast })
  const { code, stdout } = await scratch.runbook(
    'play',
    'a.cast',
    '--max-length',
    '100ms',
    '--json',
  )
  const [event] = stdout.split('\n').filter((line) => line.includes('"played"'))
  expect([code, event]).toEqual([0, expect.stringContaining('"seconds":0.1')])
})

/** A recording whose pictures take a while. */
const long = [
  '{"version": 2, "width": 80, "height": 24}',
  ...Array.from({ length: 6000 }, (_, at) =>
    JSON.stringify([at / 10, 'o', `${'0123456789'.repeat(7)}${at}\r\n`]),
  ),
].join('\n')

/** Waits until there is something in a directory that is not there at first. */
async function filled(path: string): Promise<void> {
  while (readdirSync(path).length === 0) await setTimeout(10)
}

test.each(['SIGINT', 'SIGTERM'] as const)(
  'render that a %s interrupts leaves no file behind',
  async (signal) => {
    using scratch = new Scratch({ 'long.cast': long })
    mkdirSync(join(scratch.path, 'made'))
    const args = [bin, 'render', 'long.cast', '-o', 'made/a.gif', '-o', 'made/b.gif']
    const child = scratch.start(process.execPath, args)
    const done = finished(child)
    await filled(join(scratch.path, 'made'))
    child.kill(signal)
    const { code, stderr } = await done
    expect([code, stderr, readdirSync(join(scratch.path, 'made'))]).toEqual([130, '', []])
  },
)

/** A recording that shows nothing new for a minute of work. */
const still = [
  '{"version": 2, "width": 500, "height": 500}',
  ...Array.from({ length: 20_000 }, (_, at) =>
    JSON.stringify([at / 10, 'o', '\u001b[2J'.repeat(20)]),
  ),
].join('\n')

test.each(['gif', 'svg', 'mp4', 'txt'])(
  'render of a .%s that has nothing to take away yet ends as soon as it is asked to',
  async (ending) => {
    using scratch = new Scratch({ 'still.cast': still })
    for (const name of ['made', 'tmp']) mkdirSync(join(scratch.path, name))
    const args = [bin, 'render', 'still.cast', '-o', `made/a.${ending}`]
    const env = { TMPDIR: join(scratch.path, 'tmp') }
    const child = scratch.start(process.execPath, args, env)
    const done = finished(child)
    // Its work has begun then, however busy the machine is.
    while (cpuSeconds(child.pid) < 1) await setTimeout(50)
    child.kill('SIGTERM')
    await done
    const left = ['made', 'tmp'].flatMap((name) => readdirSync(join(scratch.path, name)))
    expect([child.signalCode, left]).toEqual(['SIGTERM', []])
  },
)

/** Processor time that a process took (proc_pid_stat(5), fields 14 and 15). */
function cpuSeconds(pid: number | undefined): number {
  const fields = readFileSync(`/proc/${pid ?? 0}/stat`, 'latin1').split(' ')
  return (Number(fields[13]) + Number(fields[14])) / 100
}

test('render that is interrupted while ffmpeg works ends it and leaves no file behind', async () => {
  const endless = '#!/bin/sh\n: >"$TMPDIR/../started/now"\nexec sleep 987651\n'
  using scratch = new Scratch({ 'a.cast': cast, 'bin/ffmpeg': endless })
  chmodSync(join(scratch.path, 'bin/ffmpeg'), 0o755)
  for (const name of ['made', 'started', 'tmp']) mkdirSync(join(scratch.path, name))
  const child = scratch.start(process.execPath, [bin, 'render', 'a.cast', '-o', 'made/a.mp4'], {
    PATH: `${join(scratch.path, 'bin')}:${process.env['PATH'] ?? ''}`,
    TMPDIR: join(scratch.path, 'tmp'),
  })
  const done = finished(child)
  await filled(join(scratch.path, 'started'))
  child.kill('SIGTERM')
  const { code, stderr } = await done
  const left = ['made', 'tmp'].flatMap((name) =>
    readdirSync(join(scratch.path, name), { recursive: true, encoding: 'utf8' }),
  )
  const { stdout } = await scratch.run('pgrep', ['-f', 'sleep 987651'])
  expect([code, stderr, left, stdout]).toEqual([130, '', [privateRoot], ''])
})

test('play writes what the recording shows and leaves the terminal as it was', async () => {
  using scratch = new Scratch({ 'a.cast': cast })
  const { code, stdout } = await scratch.runbook('play', 'a.cast', '--speed', '1000')
  expect([
    code,
    stdout.startsWith('first\r\nsecond\r\nthird'),
    stdout.includes('\u001b[?25h'),
  ]).toEqual([0, true, true])
})

test('play keeps from the terminal what would set its clipboard or title', async () => {
  const hostile =
    '{"version":2,"width":9,"height":2}\n[0,"o","a\\u001b]52;c;eA==\\u0007\\u001b]0;t\\u0007b"]\n'
  using scratch = new Scratch({ 'a.cast': hostile })
  const { stdout } = await scratch.runbook('play', 'a.cast')
  expect(stdout.startsWith('ab')).toBe(true)
})

test('play waits through a pause of months', async () => {
  using scratch = new Scratch({
    'a.cast': '{"version":2,"width":9,"height":2}\n[0,"o","now"]\n[9000000,"o","later"]\n',
  })
  const child = scratch.start(process.execPath, [bin, 'play', 'a.cast'])
  child.stdout.once('data', () => child.kill('SIGINT'))
  const { code, stdout } = await finished(child)
  expect([code, stdout.includes('later')]).toEqual([130, false])
})

test('play leaves no part of the terminal behind that alone scrolls', async () => {
  const margins = '{"version":2,"width":9,"height":5}\n[0,"o","\\u001b[2;3r"]\n'
  using scratch = new Scratch({ 'a.cast': margins })
  const { stdout } = await scratch.runbook('play', 'a.cast')
  // oxlint-disable-next-line no-control-regex
  expect(stdout).toMatch(/\u001b\[2;3r[^]*\u001b\[r/)
})

test('render makes bold text bright where it is asked to', async () => {
  const bold = '{"version":2,"width":9,"height":2}\n[0,"o","\\u001b[1;34mbold"]\n'
  using scratch = new Scratch({ 'a.cast': bold })
  const looks = ['--theme', 'vhs', '--bold-is-bright']
  await scratch.runbook('render', 'a.cast', '-o', 'a.svg', '-o', 'a.html', ...looks)
  expect(scratch.read('a.svg')).toContain('#9b79ff')
  expect(scratch.read('a.html')).toContain('"boldIsBright":true')
})

test.each([
  ['as it was in the tape', [], '#9b79ff'],
  ['in its own colour where that is asked for', ['--no-bold-is-bright'], '#8056ff'],
] as const)('render shows bold text of a tape %s', async (_how, words, color) => {
  const tape = String.raw`Output a.cast
Set Height 200
Type "printf '\e[1;34mbold\n'"
Enter
Sleep 100ms
`
  using scratch = new Scratch({ 'a.tape': tape })
  await scratch.runbook('run', 'a.tape')
  await scratch.runbook('render', 'a.cast', '-o', 'a.svg', ...words)
  expect(scratch.read('a.svg')).toContain(color)
})

test('render makes a picture of a size, with the text in its middle', async () => {
  using scratch = new Scratch({ 'a.cast': cast })
  await scratch.runbook('render', 'a.cast', '-o', 'a.svg', '--size', '400x120')
  expect(scratch.read('a.svg')).toMatch(/ width="400" height="120"[^]*<svg x="100" y="28"/)
})

test.each(['400', '0x9', '4x', '1e3x9'])('render refuses the size %s', async (size) => {
  using scratch = new Scratch({ 'a.cast': cast })
  const { code, stderr } = await scratch.runbook('render', 'a.cast', '-o', 'a.svg', '--size', size)
  expect([code, stderr]).toEqual([2, expect.stringContaining('as in 1200x600')])
})

test('render masks texts and the values of variables', async () => {
  using scratch = new Scratch({ 'a.cast': cast })
  const { code } = await scratch.runbook(
    'render',
    'a.cast',
    '-o',
    'b.cast',
    '--redact',
    'second',
    '--redact',
    'third',
  )
  expect([code, scratch.read('b.cast')]).toEqual([0, expect.not.stringMatching(/second|third/)])
})

test('render refuses to redact a variable that is not there', async () => {
  using scratch = new Scratch({ 'a.cast': cast })
  const args = ['render', 'a.cast', '-o', 'b.cast', '--redact-env', 'NO_SUCH_TOKEN'] as const
  const { code, stderr } = await scratch.runbook(...args)
  expect([code, stderr]).toEqual([2, expect.stringContaining('NO_SUCH_TOKEN')])
})

test('render shows markers as captions below the terminal', async () => {
  using scratch = new Scratch({ 'a.cast': cast })
  const args = ['render', 'a.cast', '--font-size', '10', '--padding', '0', '-o', 'a.svg']
  await scratch.runbook(...args, '--captions', 'yes')
  expect(scratch.read('a.svg')).toMatch(/height="65".*>two<\/tspan>/s)
})

const slow =
  '{"version":2,"width":40,"height":5}\n[0,"o","alpha "]\n[9000,"m","here"]\n[9000,"o","beta "]\n[9001,"o","gamma "]\n'

for (const [does, keys, shown, status] of [
  ['ends', [['alpha', 'q']], ['alpha'], 0],
  [
    'goes to the next marker and pauses',
    [
      ['alpha', '] '],
      ['beta', 'q'],
    ],
    ['alpha', 'beta'],
    0,
  ],
  [
    'steps out of a pause',
    [
      ['alpha', '] '],
      ['beta', '.'],
    ],
    ['alpha', 'beta', 'gamma'],
    0,
  ],
  ['is interrupted', [['alpha', '\\003']], ['alpha'], 130],
] as const) {
  test(`play ${does} by keys`, async () => {
    using scratch = new Scratch({ 'a.cast': slow })
    const play = `"${process.execPath}" "${bin}" play a.cast`
    const typing = keys.map(
      ([word, key]) => `until grep -q ${word} out; do sleep 0.1; done; printf '${key}'`,
    )
    const command = `(${typing.join('; ')}) | script -qefc '${play}' out >/dev/null`
    const { code } = await scratch.run('sh', ['-c', command])
    const words = scratch.read('out').match(/alpha|beta|gamma/g)
    expect([words, code]).toEqual([shown, status])
  })
}
