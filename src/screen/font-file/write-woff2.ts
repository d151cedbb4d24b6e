import { brotliCompressSync, constants } from 'node:zlib'

import { createByteWriter } from './byte-writer.ts'

/** A table of a font file. */
export interface FontTable {
  /** Number of its tag in table directories (WOFF 2.0, 4.1, "Known Table Tags"). */
  readonly known: number
  readonly bytes: Uint8Array
  /** Bytes that the table has when it is unpacked, where it is in a transformed form; else null. */
  readonly unpacked: number | null
  readonly transformation: number
}

const [headerLength, recordLength] = [48, 16]

/**
 * Writes tables as a WOFF2 file (WOFF 2.0, 3 to 5). A `glyf` table comes right before `loca`, which has no bytes where
 * outlines are transformed.
 */
export function writeWoff2(tables: readonly FontTable[]): Uint8Array {
  const directory = createByteWriter()
  const all = createByteWriter()
  for (const { known, bytes, unpacked, transformation } of tables) {
    directory.byte(known | (transformation << 6))
    directory.base128(unpacked ?? bytes.length)
    if (unpacked !== null) directory.base128(bytes.length)
    all.append(bytes)
  }
  const data = compress(all.bytes())
  const [entries, sizes] = [directory.bytes(), tables.map((table) => unpackedSize(table))]
  const length = headerLength + entries.length + data.length
  const file = createByteWriter()
  file.text('wOF2')
  file.long(0x00010000, padded(length))
  file.word(tables.length, 0)
  file.long(12 + tables.length * recordLength + sizes.reduce((sum, size) => sum + size, 0))
  file.long(data.length)
  file.word(1, 0)
  file.long(0, 0, 0, 0, 0)
  file.append(entries)
  file.append(data)
  file.append(new Uint8Array(padded(length) - length))
  return file.bytes()
}

function unpackedSize({ bytes, unpacked }: FontTable): number {
  return padded(unpacked ?? bytes.length)
}

function padded(length: number): number {
  return Math.ceil(length / 4) * 4
}

function compress(bytes: Uint8Array): Uint8Array {
  return brotliCompressSync(bytes, {
    params: {
      [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_FONT,
      [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    },
  })
}
