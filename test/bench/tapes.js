// What it costs to play every tape of the directory that TAPES names, and whether its GIFs last as long as the tapes
// say. The tapes are played in a copy. ffmpeg counts frames that change nothing.
import { spawnSync } from 'node:child_process'
import { cpSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'

const memory = resolve(import.meta.dirname, 'print-memory.js')

const units = { ms: 0.001, s: 1, m: 60 }
const repeated =
  'Enter Tab Space Backspace Delete Insert Escape Up Down Left Right PageUp PageDown ScrollUp ScrollDown'

function seconds(text) {
  const [, number, unit] = /^([\d.]+)(ms|s|m)$/.exec(text) ?? ['', '0', 's']
  return Number(number) * units[unit]
}

/** How long a tape is by its own words: keys and pauses that are shown, at its playback speed. */
function ownLength(bin, path) {
  const { stdout } = spawnSync(process.execPath, [bin, 'ls', path, '--json'], { encoding: 'utf8' })
  let [sum, key, speed, isShown] = [0, 0.05, 1, true]
  for (const { command, options, args } of JSON.parse(stdout).commands) {
    const press = options === '' ? key : seconds(options)
    if (command === 'Set' && options === 'TypingSpeed') key = seconds(args)
    if (command === 'Set' && options === 'PlaybackSpeed') speed = Number(args)
    if (command === 'Hide' || command === 'Show') isShown = command === 'Show'
    if (!isShown) continue
    if (command === 'Type') sum += Array.from(args).length * press
    if (command === 'Sleep') sum += seconds(args)
    if (repeated.split(' ').includes(command)) sum += Number(args) * press
  }
  return sum / speed
}

/** Seconds that each frame of a GIF stays: the delays of its graphic control extensions (GIF89a, 23). */
function delaysOf(gif) {
  const tableBytes = (flags) => ((flags & 0x80) === 0 ? 0 : 3 * 2 ** ((flags & 7) + 1))
  const delays = []
  let at = 13 + tableBytes(gif[10])
  while (gif[at] !== 0x3b) {
    if (gif[at] === 0x21 && gif[at + 1] === 0xf9) delays.push(gif.readUInt16LE(at + 4) / 100)
    at += gif[at] === 0x2c ? 11 + tableBytes(gif[at + 9]) : 2
    while (gif[at] !== 0) at += gif[at] + 1
    at += 1
  }
  return delays
}

/** Frames that show what the one before shows. */
function idleFrames(path) {
  const args = ['-v', 'error', '-i', path, '-fps_mode', 'passthrough', '-f', 'framemd5', '-']
  const { stdout } = spawnSync('ffmpeg', args, { encoding: 'utf8', maxBuffer: 1 << 26 })
  const sums = stdout
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => line.slice(line.lastIndexOf(',') + 1))
  return sums.filter((sum, index) => index > 0 && sum === sums[index - 1]).length
}

/** Plays a tape; processor time is that of all its processes, memory that of ours. */
function play(bin, path) {
  const start = performance.now()
  const timed = 'TIMEFORMAT="%U %S"; time "$@" 2>&3'
  const command = [process.execPath, '--import', memory, bin, 'run', path, '--json', '--force']
  const { status, stdout, stderr, output } = spawnSync('bash', ['-c', timed, '-', ...command], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe', 'pipe', 'pipe'],
  })
  const wall = (performance.now() - start) / 1000
  const processor = stderr.trim().split(' ').map(Number)
  const events = stdout
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line))
  return {
    status,
    wall,
    processor: processor[0] + processor[1],
    mebibytes: Number(output[4]) / 1024,
    outputs: events.filter(({ type }) => type === 'output').map((each) => each.path),
    problem: events.find(({ type }) => type === 'problem' || type === 'error')?.message ?? '',
  }
}

function measure(bin, path) {
  const played = play(bin, path)
  const gif = played.outputs.find((name) => name.endsWith('.gif'))
  if (gif === undefined) return { ...played, own: 0, shown: 0, bytes: 0, frames: 0, idle: 0 }
  const data = readFileSync(resolve(dirname(path), gif))
  const delays = delaysOf(data)
  const shown = delays.reduce((sum, delay) => sum + delay, 0)
  const idle = idleFrames(resolve(dirname(path), gif))
  return {
    ...played,
    own: ownLength(bin, path),
    shown,
    bytes: data.length,
    frames: delays.length,
    idle,
  }
}

const columns = [
  ['exit', ({ status }) => String(status)],
  ['own s', ({ own }) => own.toFixed(2)],
  ['gif s', ({ shown }) => shown.toFixed(2)],
  ['wall s', ({ wall }) => wall.toFixed(2)],
  ['cpu s', ({ processor }) => processor.toFixed(2)],
  ['MiB', ({ mebibytes }) => mebibytes.toFixed(0)],
  ['bytes', ({ bytes }) => String(bytes)],
  ['frames', ({ frames }) => String(frames)],
  ['idle', ({ idle }) => String(idle)],
]

function print(name, cells, remark = '') {
  const row = cells.map((cell) => cell.padStart(8)).join('')
  process.stdout.write(`${name.padEnd(36)}${row}  ${remark}\n`)
}

/** Plays the tapes below `scratch` and prints a line for each. */
export function benchTapes(bin, scratch) {
  const directory = process.env['TAPES']
  if (directory === undefined) {
    process.stdout.write('tapes: left out, TAPES names no directory of them\n')
    return
  }
  const copy = join(scratch, 'tapes')
  cpSync(directory, copy, { recursive: true })
  const tapes = readdirSync(copy, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.tape'))
    .toSorted()
  print(
    'tape',
    columns.map(([title]) => title),
  )
  const all = tapes.map((tape) => {
    const measured = measure(bin, join(copy, tape))
    print(
      tape,
      columns.map(([, cell]) => cell(measured)),
      measured.problem,
    )
    return measured
  })
  print(
    `${all.length} tapes; failed, sums, most memory`,
    columns.map(([, cell]) => cell(totalOf(all))),
  )
}

function totalOf(all) {
  const sum = (key) => all.reduce((total, measured) => total + measured[key], 0)
  return {
    status: all.filter(({ status }) => status !== 0).length,
    own: sum('own'),
    shown: sum('shown'),
    wall: sum('wall'),
    processor: sum('processor'),
    mebibytes: Math.max(...all.map(({ mebibytes }) => mebibytes)),
    bytes: sum('bytes'),
    frames: sum('frames'),
    idle: sum('idle'),
  }
}
