import { pngSignature } from './png-signature.ts'

/** A part of a PNG (PNG 1.2, 3.2). */
export interface PngChunk {
  /** Four letters. */
  readonly type: string
  /** Shorter than it says where the file ends early. */
  readonly data: Uint8Array
  readonly isWhole: boolean
}

/** The chunks of a PNG in order, up to the end of the file; the signature and checksums are passed over. */
export function* pngChunks(file: Uint8Array): Generator<PngChunk, void, undefined> {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength)
  for (let at = pngSignature.length; at + 12 <= file.length;) {
    const end = at + 8 + view.getUint32(at)
    const type = Buffer.from(file.subarray(at + 4, at + 8)).toString('latin1')
    yield { type, data: file.subarray(at + 8, end), isWhole: end <= file.length }
    at = end + 4
  }
}
