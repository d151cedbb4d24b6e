import type { Asciicast } from '../cast/asciicast.ts'
import { copies } from './copies.ts'
import { type Film, filmOf, stillOf } from './film.ts'
import { joinBytes } from './join-bytes.ts'
import type { AnimationOptions } from './render-options.ts'

/** Makes one kind of picture of a recording. */
export interface Encoder {
  /** The bytes of the file; the same recording and options give the same bytes. */
  encode(asciicast: Asciicast, options: AnimationOptions): Uint8Array
  /** The same of a film, piece by piece; a piece is good until the next one is asked for. */
  chunks(film: Film, options: AnimationOptions): Iterable<Uint8Array>
  /** The comment that `encode` put into a file, or null when there is none. */
  readComment(bytes: Uint8Array): string | null
}

/** Encoders by file extension; each is loaded when it is asked for, because the emulator and fonts are heavy. */
const loaders = new Map<string, () => Promise<Omit<Encoder, 'encode'>>>([
  ['.gif', loadGif],
  ['.png', loadPng],
  ['.apng', loadApng],
  ['.svg', loadSvg],
  ['.html', loadHtml],
])

/** File extensions that pictures can have. */
export const pictureExtensions: readonly string[] = [...loaders.keys()]

/** The encoder for a file extension, as in `.gif`, or null when there is none. */
export async function loadEncoder(extension: string): Promise<Encoder | null> {
  const loaded = await loaders.get(extension)?.()
  if (loaded === undefined) return null
  return {
    ...loaded,
    encode: (asciicast, options) =>
      joinBytes([...copies(loaded.chunks(filmOf(asciicast, options), options))]),
  }
}

async function loadGif() {
  const { gifChunks } = await import('./render-gif.ts')
  const { readGifComment } = await import('./gif/read-gif-comment.ts')
  return { chunks: gifChunks, readComment: readGifComment }
}

/** A still picture shows the end. */
async function loadPng() {
  const { pngOf } = await import('./render-png.ts')
  const { readPngComment } = await import('./png/read-png-comment.ts')
  const chunks = (film: Film, options: AnimationOptions) => [
    pngOf(stillOf(film, Infinity), options),
  ]
  return { chunks, readComment: readPngComment }
}

async function loadApng() {
  const { apngChunks } = await import('./render-apng.ts')
  const { readPngComment } = await import('./png/read-png-comment.ts')
  return { chunks: apngChunks, readComment: readPngComment }
}

async function loadSvg() {
  const { renderSvg } = await import('./svg/render-svg.ts')
  const { readSvgComment } = await import('./svg/read-svg-comment.ts')
  const chunks = (film: Film, options: AnimationOptions) => [Buffer.from(renderSvg(film, options))]
  return { chunks, readComment: readSvgComment }
}

async function loadHtml() {
  const { renderHtml } = await import('./html/render-html.ts')
  const { readHtmlComment } = await import('./html/read-html-comment.ts')
  const chunks = (film: Film, options: AnimationOptions) => [Buffer.from(renderHtml(film, options))]
  return { chunks, readComment: readHtmlComment }
}
