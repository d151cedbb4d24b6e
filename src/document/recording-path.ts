/** True for paths of pictures and casts: a block followed by a link to one is that recording's script. */
export function isRecordingPath(path: string): boolean {
  return /\.(?:gif|svg|a?png|webm|webp|mp4|cast)$/i.test(path) && !/^[a-z][a-z0-9+.-]+:/i.test(path)
}

/** What the files of one recording have in common: the name without directory and ending. */
export function recordingStem(path: string): string {
  return path.replace(/^.*\//, '').replace(/\.\w+$/, '')
}
