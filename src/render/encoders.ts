import type { Asciicast } from '../cast/asciicast.ts'
import type { AnimationOptions } from './render-options.ts'

/** Makes one kind of picture of a recording. */
export interface Encoder {
  /** The bytes of the file; the same recording and options give the same bytes. */
  encode(asciicast: Asciicast, options: AnimationOptions): Uint8Array
  /** The comment that `encode` put into a file, or null when there is none. */
  readComment(bytes: Uint8Array): string | null
}

/** Encoders by file extension; each is loaded when it is asked for, because the emulator and fonts are heavy. */
const loaders = new Map<string, () => Promise<Encoder>>([
  ['.gif', loadGif],
  ['.png', loadPng],
])

/** File extensions that pictures can have. */
export const pictureExtensions: readonly string[] = [...loaders.keys()]

/** The encoder for a file extension, as in `.gif`, or null when there is none. */
export async function loadEncoder(extension: string): Promise<Encoder | null> {
  return (await loaders.get(extension)?.()) ?? null
}

async function loadGif(): Promise<Encoder> {
  const { renderGif } = await import('./render-gif.ts')
  const { readGifComment } = await import('./gif/read-gif-comment.ts')
  return { encode: renderGif, readComment: readGifComment }
}

/** A still picture shows the end. */
async function loadPng(): Promise<Encoder> {
  const { renderPng } = await import('./render-png.ts')
  const { readPngComment } = await import('./png/read-png-comment.ts')
  return {
    encode: (asciicast, options) => renderPng(asciicast, { ...options, atMs: Infinity }),
    readComment: readPngComment,
  }
}
