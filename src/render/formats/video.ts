import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'

import { RunbookError } from '../../errors.ts'
import { copies } from '../copies.ts'
import type { Film } from '../film.ts'
import { gifChunks } from '../render-gif.ts'
import type { Format, FormatOptions } from './format.ts'

/** H.264 in MP4, in the form that every player reads; that wants even sides. */
export const mp4: Format = video(
  'mp4',
  '-c:v libx264 -preset veryfast -crf 20 -pix_fmt yuv420p -movflags +faststart',
)

/** VP9 in WebM. */
export const webm: Format = video(
  'webm',
  '-c:v libvpx-vp9 -deadline realtime -cpu-used 8 -row-mt 1 -crf 30 -b:v 0 -pix_fmt yuv420p',
)

function video(container: string, codec: string): Format {
  return {
    program: 'ffmpeg',
    // Both containers keep a comment as text, at their beginning or end.
    mark: readMark,
    isOurs: (data) => readMark(data) !== null,
    chunks: (film, options) => encode(film, options, { container, codec }),
  }
}

function readMark(data: Uint8Array): string | null {
  const text = Buffer.from(data).toString('latin1')
  return /(?:\xa9cmt|comment).{0,40}(sha256:[\da-f]{64})/is.exec(text)?.[1] ?? null
}

/** A day, as tapes may last, in hundredths of a second: ffmpeg encodes a pause picture by picture, and takes as long for it. */
const longestCs = 24 * 3600 * 100

/** @throws RunbookError E_CAST on a film that is longer than a day. */
function checkLength(film: Film): void {
  let lengthCs = 0
  for (const { delayCs } of film.frames) lengthCs += delayCs
  if (lengthCs <= longestCs) return
  const hours = Math.round(lengthCs / 360_000)
  throw new RunbookError('E_CAST', `a video of ${hours} hours is too long`, {
    hint: 'Shorten its pauses, as with --idle-limit 2, or make a .gif or .svg.',
  })
}

/**
 * Both sides of ffmpeg(1) are files: its reader of GIFs goes through the whole before it begins, so that only small ones may
 * come by a pipe, and some containers are finished at their beginning.
 */
async function* encode(
  film: Film,
  options: FormatOptions,
  { container, codec }: { readonly container: string; readonly codec: string },
): AsyncGenerator<Uint8Array, void, undefined> {
  checkLength(film)
  const directory = await mkdtemp(join(tmpdir(), 'runbook-video-'))
  const [gif, file] = [join(directory, 'film.gif'), join(directory, `video.${container}`)]
  try {
    const even = 'pad=ceil(iw/2)*2:ceil(ih/2)*2'
    const filter = `fps=${options.fpsCap},${even}`
    const input = ['-f', 'gif', '-ignore_loop', '1', '-i', gif, '-vf', filter]
    // Without the encoder's version and the time, the same film gives the same bytes.
    const tags = `-map_metadata -1 -fflags +bitexact -flags:v +bitexact`.split(' ')
    const mark = options.comment === '' ? [] : ['-metadata', `comment=${options.comment}`]
    const output = [...codec.split(' '), ...tags, ...mark, '-an', '-y', file]
    // The pictures come as a GIF: exact colours, and nothing for the time in which nothing changes.
    await pipeline(Readable.from(copies(gifChunks(film, options))), createWriteStream(gif))
    await runFfmpeg([...input, ...output])
    yield* createReadStream(file) as AsyncIterable<Uint8Array>
  } finally {
    await rm(directory, { recursive: true, force: true })
  }
}

async function runFfmpeg(args: readonly string[]): Promise<void> {
  const child = spawn('ffmpeg', ['-hide_banner', '-loglevel', 'error', ...args], {
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  const messages: Buffer[] = []
  child.stderr.on('data', (data: Buffer) => messages.push(data))
  const [code] = (await once(child, 'close')) as [number | null]
  if (code === 0) return
  const reason = Buffer.concat(messages).toString('utf8').trim().split('\n').at(-1) ?? ''
  throw new RunbookError('E_UNWRITABLE', `ffmpeg could not make the video: ${reason}`, {
    hint: 'Check that ffmpeg has the encoders libx264 and libvpx-vp9 (ffmpeg -encoders).',
  })
}
