import { ftruncateSync, writeSync } from 'node:fs'

/** Gives an open file another content; to make a file costs many times as much. */
export function rewriteFile(fd: number, content: Uint8Array | string): void {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content
  for (let at = 0; at < bytes.length;) at += writeSync(fd, bytes, at, bytes.length - at, at)
  ftruncateSync(fd, bytes.length)
}
