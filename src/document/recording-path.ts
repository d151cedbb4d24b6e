import type { RecordingLink } from './block.ts'
import type { Span } from './line-index.ts'

/** True for paths of pictures and casts: a block followed by a link to one is that recording's script. */
function isRecordingPath(path: string): boolean {
  return /\.(?:gif|svg|a?png|webm|webp|mp4|cast)$/i.test(path) && !/^[a-z][a-z0-9+.-]+:/i.test(path)
}

/** The recording that links which stand together lead to: its files in several formats, which have one name; null for anything else. */
export function recordingOf(paths: readonly string[], span: Span): RecordingLink | null {
  const [path] = paths
  if (path === undefined || !paths.every(isRecordingPath)) return null
  if (new Set(paths.map(recordingStem)).size > 1) return null
  return { path, others: [...new Set(paths)].slice(1), span }
}

/** What the files of one recording have in common: the name without directory and ending. */
function recordingStem(path: string): string {
  return path.replace(/^.*\//, '').replace(/\.\w+$/, '')
}
