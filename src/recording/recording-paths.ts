import { existsSync } from 'node:fs'
import { basename, dirname, join, relative, resolve, sep } from 'node:path'

/** Where the files of one recording go; absolute paths. */
export interface RecordingPaths {
  /** The cast, and what is linked. */
  readonly files: readonly string[]
  /** Directory that all must stay below. */
  readonly root: string
}

/**
 * Pictures go where the links point. The cast goes beside the first when that is a folder called `recordings`
 * (or below one), else to `recordings/` beside the document.
 */
export function recordingPaths(directory: string, links: readonly string[]): RecordingPaths {
  const pictures = links.map((link) => resolve(directory, link))
  const first = pictures[0] ?? directory
  const stem = basename(first).replace(/\.[^.]+$/, '')
  const root = recordingRoot(directory)
  const isBeside = relative(root, dirname(first)).split(sep).includes('recordings')
  const folder = isBeside ? dirname(first) : join(directory, 'recordings')
  const hasCast = pictures.some((path) => path.endsWith('.cast'))
  const cast = hasCast ? [] : [join(folder, `${stem}.cast`)]
  return { files: [...new Set([...cast, ...pictures])], root }
}

/**
 * Recordings may go anywhere in the repository that holds the document, else below the document's directory.
 * The blocks themselves never get to write there: only our own encoder does.
 */
export function recordingRoot(directory: string): string {
  for (let above = directory; dirname(above) !== above; above = dirname(above)) {
    if (existsSync(join(above, '.git'))) return above
  }
  return directory
}
