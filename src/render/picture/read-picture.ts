import { RunbookError } from '../../errors.ts'
import { pngSignature } from '../png/png-signature.ts'
import { readPng } from '../png/read-png.ts'
import type { Picture } from './picture.ts'
import { readGif } from './read-gif.ts'
import { readJpeg } from './read-jpeg.ts'

/** How each kind begins, what it is called, and what reads it or throws a RangeError with the reason. */
const readers: readonly (readonly [
  start: readonly number[],
  kind: string,
  read: (file: Uint8Array) => Picture,
])[] = [
  [pngSignature, 'PNG', readPng],
  [[0xff, 0xd8, 0xff], 'JPEG', readJpeg],
  [[...Buffer.from('GIF8')], 'GIF', readGif],
]

/**
 * Reads a picture: a PNG, a JPEG, or the first picture of a GIF, told by how it begins, whatever its name.
 * @throws RunbookError E_FORMAT naming the file, for what is none.
 */
export function readPicture(file: Uint8Array, name: string): Picture {
  const found = readers.find(([start]) => start.every((byte, at) => file[at] === byte))
  if (found === undefined) throw unreadable(name, 'PNG, JPEG or GIF', 'it begins otherwise', null)
  const [, kind, read] = found
  try {
    return read(file)
  } catch (cause) {
    const reason = cause instanceof RangeError ? cause.message : 'its data is damaged'
    throw unreadable(name, kind, reason, cause)
  }
}

function unreadable(name: string, kind: string, reason: string, cause: unknown): RunbookError {
  return new RunbookError('E_FORMAT', `${name} is no ${kind} that can be read: ${reason}`, {
    hint: 'Give a whole PNG, JPEG or GIF; make one of other pictures, as with "ffmpeg -i a.webp a.png".',
    cause,
  })
}
