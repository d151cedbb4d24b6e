import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createReadStream, createWriteStream } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'

import { RunbookError } from '../../errors.ts'
import { makePrivateDirectory, removePrivateDirectory } from '../../sandbox/private-directory.ts'
import { copies } from '../copies.ts'
import type { Film } from '../film.ts'
import type { Interrupts } from './format.ts'

/** What ffmpeg(1) is to make of a moving picture. */
export interface Conversion {
  /** What it reads. */
  readonly from: 'gif' | 'apng'
  /** Extension of what it makes. */
  readonly to: string
  /** Its encoder, and arguments for that. */
  readonly encoder: string
  readonly output: readonly string[]
  /** Where it is looked for. */
  readonly searchPath: string
  /** End ffmpeg. */
  readonly interrupts: Interrupts
}

/**
 * What ffmpeg makes of a moving picture. Both sides are files: its reader of GIFs goes through the whole before it begins,
 * so that only small ones may come by a pipe, and some containers are finished at their beginning. However it ends, they go.
 * @throws RunbookError E_UNWRITABLE with what ffmpeg says, as when its encoder is missing.
 */
export async function* throughFfmpeg(
  pictures: Iterable<Uint8Array>,
  conversion: Conversion,
): AsyncGenerator<Uint8Array, void, undefined> {
  const { from, to, encoder, output, interrupts } = conversion
  // Takes longest, and there is nothing to take away yet.
  const begun = beginning(copies(pictures))
  const release = interrupts.hold()
  // Where no document can put a link in the place of a file.
  const directory = makePrivateDirectory('video')
  const [source, file] = [join(directory, `film.${from}`), join(directory, `video.${to}`)]
  try {
    const { signal } = interrupts
    await pipeline(Readable.from(begun), createWriteStream(source), { signal })
    const input = ['-f', from, '-ignore_loop', '1', '-i', source]
    await runFfmpeg([...input, '-c:v', encoder, ...output, '-an', '-y', file], conversion)
    yield* createReadStream(file) as AsyncIterable<Uint8Array>
  } finally {
    removePrivateDirectory(directory)
    release()
  }
}

/** The pieces of a generator, of which the first is made now. */
function beginning<Piece>(pieces: Generator<Piece, void, undefined>): Iterable<Piece> {
  const first = pieces.next()
  return (function* () {
    if (first.done === true) return
    yield first.value
    yield* pieces
  })()
}

async function runFfmpeg(
  args: readonly string[],
  { to, encoder, searchPath, interrupts: { signal } }: Conversion,
): Promise<void> {
  const child = spawn('ffmpeg', ['-hide_banner', '-loglevel', 'error', ...args], {
    // Its path and not that of this process says where it is found (execvp(3)).
    env: { ...process.env, PATH: searchPath },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  const messages: Buffer[] = []
  child.stderr.on('data', (data: Buffer) => messages.push(data))
  const stop = (): boolean => child.kill('SIGKILL')
  signal.addEventListener('abort', stop)
  const [code] = (await once(child, 'close').finally(() => {
    signal.removeEventListener('abort', stop)
  })) as [number | null]
  signal.throwIfAborted()
  if (code === 0) return
  const reason = Buffer.concat(messages).toString('utf8').trim().split('\n').at(-1) ?? ''
  throw new RunbookError('E_UNWRITABLE', `ffmpeg could not make the .${to}: ${reason}`, {
    hint: `Check that ffmpeg has the encoder ${encoder} (ffmpeg -encoders).`,
  })
}

/** A day, as tapes may last, in hundredths of a second: ffmpeg encodes a pause picture by picture, and takes as long for it. */
const longestCs = 24 * 3600 * 100

/**
 * The length of a film in hundredths of a second.
 * @throws RunbookError E_CAST on one that is longer than a day.
 */
export function lengthForFfmpeg(film: Film): number {
  let lengthCs = 0
  for (const { delayCs } of film.frames) lengthCs += delayCs
  if (lengthCs <= longestCs) return lengthCs
  const hours = Math.round(lengthCs / 360_000)
  throw new RunbookError('E_CAST', `a video of ${hours} hours is too long`, {
    hint: 'Shorten its pauses, as with --idle-limit 2, or make a .gif or .svg.',
  })
}
