import type { Film } from '../film.ts'
import { gifChunks } from '../render-gif.ts'
import type { Format, FormatOptions } from './format.ts'
import { type Conversion, lengthForFfmpeg, throughFfmpeg } from './through-ffmpeg.ts'

/** H.264 in MP4, in the form that every player reads; that wants even sides. */
export const mp4: Format = video({
  to: 'mp4',
  encoder: 'libx264',
  output: words('-preset veryfast -crf 20 -pix_fmt yuv420p -movflags +faststart'),
})

/** VP9 in WebM. */
export const webm: Format = video({
  to: 'webm',
  encoder: 'libvpx-vp9',
  output: words('-deadline realtime -cpu-used 8 -row-mt 1 -crf 30 -b:v 0 -pix_fmt yuv420p'),
})

type Container = Omit<Conversion, 'from' | 'searchPath' | 'interrupts'>

function video(container: Container): Format {
  return {
    program: 'ffmpeg',
    // Both containers keep a comment as text, at their beginning or end.
    mark: readMark,
    isOurs: (data) => readMark(data) !== null,
    chunks: (film, options) => encode(film, options, container),
  }
}

function words(text: string): string[] {
  return text.split(' ')
}

function readMark(data: Uint8Array): string | null {
  const text = Buffer.from(data).toString('latin1')
  return /(?:\xa9cmt|comment).{0,40}(sha256:[\da-f]{64})/is.exec(text)?.[1] ?? null
}

/** The pictures come as a GIF: exact colours, and nothing for the time in which nothing changes. */
async function* encode(
  film: Film,
  options: FormatOptions,
  { output, ...container }: Container,
): AsyncGenerator<Uint8Array, void, undefined> {
  lengthForFfmpeg(film)
  const filter = `fps=${options.fpsCap},pad=ceil(iw/2)*2:ceil(ih/2)*2`
  // Without the encoder's version and the time, the same film gives the same bytes.
  const tags = words('-map_metadata -1 -fflags +bitexact -flags:v +bitexact')
  const mark = options.comment === '' ? [] : ['-metadata', `comment=${options.comment}`]
  yield* throughFfmpeg(gifChunks(film, options), {
    ...container,
    from: 'gif',
    searchPath: options.searchPath,
    interrupts: options.interrupts,
    output: ['-vf', filter, ...output, ...tags, ...mark],
  })
}
