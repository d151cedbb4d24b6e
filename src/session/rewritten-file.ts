import { closeSync, ftruncateSync, openSync, writeSync } from 'node:fs'

/** A file of mode 0600 that stays open and gets one content after another; to make a file costs many times as much. */
export class RewrittenFile {
  readonly #fd: number
  #length = 0

  /** Makes the file, empty; throws where there is one. */
  constructor(path: string) {
    this.#fd = openSync(path, 'wx', 0o600)
  }

  /** Gives the file another content. */
  write(content: Uint8Array | string): void {
    const bytes = typeof content === 'string' ? Buffer.from(content) : content
    for (let at = 0; at < bytes.length;) at += writeSync(this.#fd, bytes, at, bytes.length - at, at)
    if (bytes.length < this.#length) ftruncateSync(this.#fd, bytes.length)
    this.#length = bytes.length
  }

  close(): void {
    closeSync(this.#fd)
  }
}
