import { brotliDecompressSync } from 'node:zlib'

/** The tables of a font by tag; `glyf` is in the transformed form of WOFF2, in which `loca` is empty. */
export type FontTables = ReadonlyMap<string, DataView>

/** Tags by their number in a table directory (WOFF 2.0, 4.1). */
const tags = [
  'cmap head hhea hmtx maxp name OS/2 post cvt_ fpgm glyf loca prep CFF_ VORG EBDT EBLC gasp hdmx kern LTSH',
  'PCLT VDMX vhea vmtx BASE GDEF GPOS GSUB EBSC JSTF MATH CBDT CBLC COLR CPAL SVG_ sbix acnt avar bdat bloc',
  'bsln cvar fdsc feat fmtx fvar gvar hsty just lcar mort morx opbd prop trak Zapf Silf Glat Gloc Feat Sill',
]
  .join(' ')
  .split(' ')

const headerLength = 48

/** Unpacks a font file (WOFF 2.0, 3 to 5); it is part of the program, so nothing is checked. */
export function readWoff2(file: Uint8Array): FontTables {
  const reader = createReader(new DataView(file.buffer, file.byteOffset, file.byteLength))
  reader.skip(12)
  const count = reader.word()
  reader.skip(6)
  const compressed = reader.long()
  reader.skip(headerLength - 24)
  const entries = Array.from({ length: count }, () => {
    const flags = reader.byte()
    const tag = (flags & 63) === 63 ? reader.text(4) : (tags[flags & 63] ?? '')
    const size = reader.base128()
    // The two tables of outlines are transformed unless they say 3, others only if they say so.
    const isOutline = tag === 'glyf' || tag === 'loca'
    const isTransformed = isOutline ? flags >> 6 !== 3 : flags >> 6 !== 0
    return { tag, size: isTransformed ? reader.base128() : size }
  })
  const from = reader.position()
  const data = brotliDecompressSync(file.subarray(from, from + compressed))
  let at = data.byteOffset
  return new Map(
    entries.map(({ tag, size }) => {
      const view = new DataView(data.buffer, at, size)
      at += size
      return [tag, view]
    }),
  )
}

/**
 * A table of a font.
 * @throws RangeError when it has none of that tag.
 */
export function tableOf(tables: FontTables, tag: string): DataView {
  const view = tables.get(tag)
  if (view === undefined) throw new RangeError(`the font has no table ${tag}`)
  return view
}

/** Reads one value after another; numbers have their highest byte first. */
export interface Reader {
  position(): number
  skip(bytes: number): void
  byte(): number
  word(): number
  long(): number
  text(length: number): string
  /** UIntBase128 (WOFF 2.0, 4.1). */
  base128(): number
  /** 255UInt16 (WOFF 2.0, 4.2). */
  short(): number
}

/** A reader that stands at the beginning of a view, or at an offset. */
export function createReader(view: DataView, start = 0): Reader {
  let at = start
  const byte = (): number => view.getUint8(at++)
  const word = (): number => {
    at += 2
    return view.getUint16(at - 2)
  }
  return {
    position: () => at,
    skip: (bytes) => void (at += bytes),
    byte,
    word,
    long: () => word() * 65_536 + word(),
    text: (length) => String.fromCharCode(...Array.from({ length }, byte)),
    base128() {
      let value = 0
      for (;;) {
        const part = byte()
        value = value * 128 + (part & 127)
        if (part < 128) return value
      }
    },
    short() {
      const code = byte()
      if (code === 253) return word()
      if (code === 254) return byte() + 506
      return code === 255 ? byte() + 253 : code
    },
  }
}
