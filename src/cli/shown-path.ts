import { isAbsolute, relative } from 'node:path'

/** A path as people name it: from the current directory where it is below that, else as it is. */
export function shownPath(path: string): string {
  if (!isAbsolute(path)) return path
  const within = relative(process.cwd(), path)
  return within === '' || /^\.\.(?:\/|$)/.test(within) ? path : within
}
