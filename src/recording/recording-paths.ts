import { existsSync } from 'node:fs'
import { basename, dirname, join, relative, resolve, sep } from 'node:path'

/** Where the files of one recording go; absolute paths. */
export interface RecordingPaths {
  /** The linked picture, or the cast itself when that is linked. */
  readonly picture: string
  readonly cast: string
  /** Directory that both must stay below. */
  readonly root: string
}

/**
 * The picture goes where the link points. The cast goes beside it when that is a folder called `recordings`
 * (or below one), else to `recordings/` beside the document.
 */
export function recordingPaths(directory: string, link: string): RecordingPaths {
  const picture = resolve(directory, link)
  const stem = basename(picture).replace(/\.[^.]+$/, '')
  const folder = dirname(picture)
  const beside = relative(recordingRoot(directory), folder).split(sep).includes('recordings')
  const cast = picture.endsWith('.cast')
    ? picture
    : join(beside ? folder : join(directory, 'recordings'), `${stem}.cast`)
  return { picture, cast, root: recordingRoot(directory) }
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
