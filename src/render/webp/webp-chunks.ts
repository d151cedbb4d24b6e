/** A chunk of a WebP (RFC 9649, 2.4). */
export interface WebpChunk {
  /** Four letters. */
  readonly type: string
  readonly data: Uint8Array
}

/** The bytes in front of the first chunk: RIFF, the size of the rest, WEBP. */
export const riffSize = 12

/** The chunks of a WebP in order; none of other files. */
export function* webpChunks(file: Uint8Array): Generator<WebpChunk, void, undefined> {
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength)
  if (bytes.toString('latin1', 0, 4) !== 'RIFF' || bytes.toString('latin1', 8, 12) !== 'WEBP')
    return
  for (let at = riffSize; at + 8 <= bytes.length;) {
    const size = bytes.readUInt32LE(at + 4)
    const data = bytes.subarray(at + 8, at + 8 + size)
    yield { type: bytes.toString('latin1', at, at + 4), data }
    // Chunks begin at even offsets.
    at += 8 + size + (size % 2)
  }
}
