import { inflateSync } from 'node:zlib'

const [headerLength, entryLength] = [44, 20]

/** Length of the header, and of a record, of the table directory of a font file (OpenType 1.9, "Table Directory"). */
const [directoryLength, recordLength] = [12, 16]

/** Unpacks a font file (WOFF 1.0, 3 to 5) to the one that was packed; it is part of the program, so nothing is checked. */
export function readWoff(file: Uint8Array): Uint8Array {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength)
  const count = view.getUint16(12)
  const unpacked = new Uint8Array(view.getUint32(16))
  const directory = new DataView(unpacked.buffer)
  directory.setUint32(0, view.getUint32(4))
  directory.setUint16(4, count)
  let at = directoryLength + count * recordLength
  for (let index = 0; index < count; index += 1) {
    const entry = headerLength + index * entryLength
    const [tag, offset, packedSize, size, checksum] = [0, 4, 8, 12, 16].map((part) =>
      view.getUint32(entry + part),
    ) as [number, number, number, number, number]
    const packed = file.subarray(offset, offset + packedSize)
    // What would not get shorter is not packed.
    unpacked.set(packedSize < size ? inflateSync(packed) : packed, at)
    for (const [part, value] of [tag, checksum, at, size].entries())
      directory.setUint32(directoryLength + index * recordLength + part * 4, value)
    at += Math.ceil(size / 4) * 4
  }
  return unpacked
}
