import { closeSync, openSync, readSync } from 'node:fs'

import { outlineFormats } from './outline-formats.ts'

/** What a font file says of itself. */
export interface FontFile {
  readonly path: string
  /** Where the font begins in a file of several ones. */
  readonly start: number
  readonly families: readonly string[]
  /** 400 is regular, 700 bold (OpenType 1.9, "OS/2", usWeightClass). */
  readonly weight: number
  readonly italic: boolean
  /** Its outlines can be read. */
  readonly hasOutlines: boolean
}

/** Most fonts in one file, and most tables in a font, that are looked at. */
const [mostFonts, mostTables] = [32, 64]

/** Family, and typographic family (OpenType 1.9, "name", Name IDs). */
const familyIds = [1, 16]

/** Reads families and faces of the fonts in a file, but not its glyphs; none of what is no font file. */
export function readFaces(path: string): FontFile[] {
  const file = openSync(path, 'r')
  try {
    const read = (at: number, length: number): DataView => {
      const bytes = new Uint8Array(length)
      const count = readSync(file, bytes, 0, length, at)
      return new DataView(bytes.buffer, 0, count)
    }
    return startsOf(read).map((start) => ({ path, start, ...readFace(read, start) }))
  } catch (error) {
    // What ends early is no font.
    if (error instanceof RangeError) return []
    throw error
  } finally {
    closeSync(file)
  }
}

type Read = (at: number, length: number) => DataView

function startsOf(read: Read): number[] {
  const head = read(0, 12)
  const kind = head.getUint32(0)
  if (kind === 0x74746366) {
    const count = Math.min(mostFonts, head.getUint32(8))
    const starts = read(12, count * 4)
    return Array.from({ length: count }, (_, at) => starts.getUint32(at * 4))
  }
  return [0x00010000, 0x74727565, 0x4f54544f].includes(kind) ? [0] : []
}

function readFace(read: Read, start: number): Omit<FontFile, 'path' | 'start'> {
  const count = Math.min(mostTables, read(start, 12).getUint16(4))
  const records = read(start + 12, count * 16)
  const tables = new Map(
    Array.from({ length: count }, (_, index) => {
      const at = index * 16
      const place = { at: records.getUint32(at + 8), length: records.getUint32(at + 12) }
      return [records.getUint32(at), place]
    }),
  )
  const table = (tag: string): DataView => {
    const place = tables.get(Buffer.from(tag).readUInt32BE())
    if (place === undefined) throw new RangeError(`no table ${tag}`)
    return read(place.at, Math.min(place.length, 1 << 16))
  }
  const style = table('head').getUint16(44)
  return {
    families: familiesOf(table('name')),
    weight: table('OS/2').getUint16(4),
    italic: (style & 2) !== 0,
    hasOutlines: outlineFormats.some(({ tag }) => tables.has(Buffer.from(tag).readUInt32BE())),
  }
}

/** The names on Unicode and Windows platforms are UTF-16, those of the Macintosh are taken as Latin. */
function familiesOf(name: DataView): string[] {
  const [count, storage] = [name.getUint16(2), name.getUint16(4)]
  const families = new Set<string>()
  for (let record = 6; record < 6 + count * 12; record += 12) {
    if (!familyIds.includes(name.getUint16(record + 6))) continue
    const [length, at] = [name.getUint16(record + 8), storage + name.getUint16(record + 10)]
    const bytes = Buffer.from(name.buffer, name.byteOffset + at, length)
    const isWide = name.getUint16(record) !== 1
    families.add(
      isWide ? Buffer.from(bytes).swap16().toString('utf16le') : bytes.toString('latin1'),
    )
  }
  return [...families]
}
