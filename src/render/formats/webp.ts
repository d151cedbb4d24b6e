import { RunbookError } from '../../errors.ts'
import { type Canvas, canvasOf } from '../canvas.ts'
import type { Film } from '../film.ts'
import { joinBytes } from '../join-bytes.ts'
import { apngChunks } from '../render-apng.ts'
import { unescapeXml } from '../svg/escape-xml.ts'
import { finishWebp } from '../webp/finish-webp.ts'
import { webpChunks } from '../webp/webp-chunks.ts'
import { type Format, type FormatOptions, isFingerprint } from './format.ts'
import { lengthForFfmpeg, throughFfmpeg } from './through-ffmpeg.ts'

/** An animated WebP without loss: the pictures of the APNG, each as long as there. */
export const webp: Format = {
  program: 'ffmpeg',
  mark: readWebpComment,
  isOurs: (data) => isFingerprint(readWebpComment(data)),
  chunks: encode,
}

/** The times of pictures are kept in thousandths of a second; ffmpeg would guess a rate and round them to that. */
const exactTimes = ['-enc_time_base', '1/1000']

/** ffmpeg knows neither how long the last picture stays nor a comment, so that both are put into what it made. */
async function* encode(
  film: Film,
  options: FormatOptions,
): AsyncGenerator<Uint8Array, void, undefined> {
  const lengthMs = lengthForFfmpeg(film) * 10
  checkSize(canvasOf(film.size, options))
  checkPauses(film)
  const loop = ['-loop', options.loop ? '0' : '1']
  const made = throughFfmpeg(apngChunks(film, options), {
    from: 'apng',
    searchPath: options.searchPath,
    interrupts: options.interrupts,
    to: 'webp',
    encoder: 'libwebp_anim',
    output: ['-lossless', '1', ...exactTimes, ...loop],
  })
  const pieces: Uint8Array[] = []
  for await (const piece of made) pieces.push(piece)
  yield finishWebp(joinBytes(pieces), { lengthMs, comment: options.comment })
}

/** Sides have 14 bits in a picture without loss. */
const largestSide = 0x3fff

function checkSize({ width, height }: Canvas): void {
  if (Math.max(width, height) <= largestSide) return
  throw new RunbookError(
    'E_CAST',
    `a picture of ${width} by ${height} pixels is too large for a .webp`,
    { hint: `Make no side longer than ${largestSide} pixels, or make a .gif or .apng.` },
  )
}

/** A picture's time has three bytes. */
const longestMs = 0xffffff

function checkPauses({ frames }: Film): void {
  for (const { delayCs } of frames) {
    if (delayCs * 10 <= longestMs) continue
    const hours = Math.round(delayCs / 360_000)
    throw new RunbookError('E_CAST', `a pause of ${hours} hours is too long for a .webp`, {
      hint: 'Shorten its pauses, as with --idle-limit 2, or make a .gif or .apng.',
    })
  }
}

/** The comment that `finishWebp` put into a WebP, or null when there is none or the bytes are no WebP. */
function readWebpComment(file: Uint8Array): string | null {
  for (const { type, data } of webpChunks(file)) {
    if (type !== 'XMP ') continue
    const [, comment] = /<dc:identifier>([^<]*)</.exec(Buffer.from(data).toString('utf8')) ?? []
    return comment === undefined ? null : unescapeXml(comment)
  }
  return null
}
