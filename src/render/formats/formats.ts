import { extname } from 'node:path'

import { loadEncoder, pictureExtensions } from '../encoders.ts'
import { type Format, isFingerprint } from './format.ts'

/** Kinds of outputs that are no pictures, by file extension. */
const loaders = new Map<string, () => Promise<Format>>([
  ['.mp4', async () => (await import('./video.ts')).mp4],
  ['.webm', async () => (await import('./video.ts')).webm],
  ['.webp', async () => (await import('./webp.ts')).webp],
  ['.txt', async () => (await import('./text.ts')).lastScreen],
  ['.ascii', async () => (await import('./text.ts')).allScreens],
  ['.test', async () => (await import('./text.ts')).allScreens],
  ['.json', async () => (await import('./screen-state.ts')).screenState],
  ['.cast', async () => (await import('./cast.ts')).cast],
])

/** File extensions of all outputs. */
export const outputExtensions: readonly string[] = [...pictureExtensions, ...loaders.keys()]

/** Kinds of recordings: their files can hold a fingerprint. */
export const recordingExtensions: readonly string[] = [
  ...pictureExtensions,
  '.mp4',
  '.webm',
  '.webp',
  '.cast',
]

/** Pages are drawn by a player, which makes the size fit. */
const drawnExtensions: ReadonlySet<string> = new Set(
  recordingExtensions.filter((extension) => extension !== '.html' && extension !== '.cast'),
)

/** True for an output, by its path, that is made of pixels and so can be too large, or too small for its text. */
export function isDrawn(path: string): boolean {
  return path.endsWith('/') || drawnExtensions.has(extname(path).toLowerCase())
}

const opaqueExtensions: ReadonlySet<string> = new Set(['.apng', '.html', '.mp4', '.webm', '.webp'])

/** True for an output, by its path, that is always drawn on the theme's background. */
export function isOpaque(path: string): boolean {
  return opaqueExtensions.has(extname(path).toLowerCase())
}

/** What kinds of outputs to make instead. */
export const transparentKinds = 'a .gif, .png, .svg or a directory of frames'

/** The format of a file extension, as in `.gif`, or null when there is none. */
export async function loadFormat(extension: string): Promise<Format | null> {
  const load = loaders.get(extension)
  if (load !== undefined) return load()
  const encoder = await loadEncoder(extension)
  return encoder === null
    ? null
    : {
        program: null,
        mark: (data) => encoder.readComment(data),
        isOurs: (data) => isFingerprint(encoder.readComment(data)),
        chunks: (film, options) => encoder.chunks(film, options),
      }
}
