// GIFs of three recordings at 1200 by 600 pixels and 50 frames a second, as whole processes, beside gifski, which is
// fetched from the npm registry into a directory of its own (AGPL, so it is no dependency) and passed over where that
// fails; and the size of animated SVGs.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'

import { log, monitor, typing } from './casts.js'

const looks = '--fps 50 --font-size 22 --size 1200x600'.split(' ')

/** Times of gifski's speed and shares of its bytes that we want, and bytes of the SVG, gzipped. */
const recordings = [
  { name: 'typing', cast: typing(), speed: 80, bytes: 0.9, svg: 40 * 1024 },
  { name: 'log', cast: log(), speed: 60, bytes: 0.8, svg: 115 * 1024 },
  { name: 'monitor', cast: monitor(), speed: 25, bytes: 1, svg: Infinity },
]

const timer = '/usr/bin/time'

/** Milliseconds of a process and its peak of memory in MiB, as time(1) of GNU has them; NaN where that is missing. */
function run(command, args, cwd) {
  const words = existsSync(timer) ? [timer, '-f', '%M KiB', command, ...args] : [command, ...args]
  const start = performance.now()
  const { status, stderr } = spawnSync(words[0], words.slice(1), { cwd })
  if (status !== 0) throw new Error(`${command} ended with ${status}: ${stderr}`)
  const [, memory] = /(\d+) KiB\s*$/.exec(stderr.toString()) ?? []
  return { time: performance.now() - start, memory: Math.round(Number(memory) / 1024) }
}

function fetchGifski(directory) {
  mkdirSync(directory)
  const packed = spawnSync('npm', ['pack', '--silent', 'gifski@1.7.1'], { cwd: directory })
  const unpacked = spawnSync('tar', ['xf', 'gifski-1.7.1.tgz'], { cwd: directory })
  const program = join(directory, 'package/bin/debian/gifski')
  const isThere = packed.status === 0 && unpacked.status === 0
  return isThere && spawnSync(program, ['--version']).status === 0 ? program : null
}

function hashOf(path) {
  return createHash('sha256').update(readFileSync(path)).digest('hex')
}

/** Measures; `print` takes a title, a figure and a remark. */
export function benchPictures(bin, scratch, print) {
  const gifski = fetchGifski(join(scratch, 'gifski'))
  for (const { name, cast, ...goals } of recordings) {
    writeFileSync(join(scratch, `${name}.cast`), cast)
    const make = (output) =>
      run(process.execPath, [bin, 'render', `${name}.cast`, '-o', output, ...looks], scratch)
    const gif = join(scratch, `${name}.gif`)
    const first = make(gif)
    const hash = hashOf(gif)
    const { time, memory } = [first, make(gif), make(gif)].toSorted((a, b) => a.time - b.time)[0]
    const same = hash === hashOf(gif) ? 'same bytes each time' : 'OTHER BYTES'
    const { size } = statSync(gif)
    print(`GIF of ${name}`, `${time.toFixed(0)} ms`, `${memory} MiB, ${size} bytes, ${same}`)
    if (gifski !== null) besideGifski(name, { gifski, time, size, goals, make, scratch, print })
    make(`${name}.svg`)
    const zipped = gzipSync(readFileSync(join(scratch, `${name}.svg`)), { level: 9 }).length
    const wanted = Number.isFinite(goals.svg) ? `(at most ${goals.svg})` : ''
    print(`animated SVG of ${name}, gzipped`, `${zipped} B`, wanted)
  }
  if (gifski === null) print('gifski', 'absent')
}

function besideGifski(name, { gifski, time, size, goals, make, scratch, print }) {
  const frames = join(scratch, `${name}-frames`)
  make(`${name}-frames/`)
  const pictures = readdirSync(frames).filter((file) => file.endsWith('.png'))
  const args = [
    '--fast',
    '-Q',
    '100',
    '--fps',
    '50',
    '-q',
    '-o',
    'gifski.gif',
    ...pictures.toSorted(),
  ]
  const theirs = run(gifski, args, frames)
  const bytes = size / statSync(join(frames, 'gifski.gif')).size
  const speed = theirs.time / time
  print(
    `  gifski of its ${pictures.length} pictures`,
    `${theirs.time.toFixed(0)} ms`,
    `ours: ${speed.toFixed(0)} times the speed (at least ${goals.speed}), ${bytes.toFixed(3)} of the bytes (at most ${goals.bytes})`,
  )
}
