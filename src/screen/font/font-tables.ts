/** The tables of one font in a file (OpenType 1.9, "Table Directory"). */
export interface FontTables {
  /** The whole file. */
  readonly view: DataView
  readonly has: (tag: string) => boolean
  /**
   * Where a table begins in the file.
   * @throws RangeError when the font does not have it.
   */
  readonly at: (tag: string) => number
}

/**
 * Reads the directory of the font that begins at an offset of a file.
 * @throws RangeError when the bytes end early.
 */
export function readFontTables(bytes: Uint8Array, start: number): FontTables {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const offsets = new Map<string, number>()
  const records = start + 12
  for (let record = records; record < records + view.getUint16(start + 4) * 16; record += 16) {
    const tag = String.fromCharCode(...[0, 1, 2, 3].map((byte) => view.getUint8(record + byte)))
    offsets.set(tag, view.getUint32(record + 8))
  }
  return {
    view,
    has: (tag) => offsets.has(tag),
    at(tag) {
      const offset = offsets.get(tag)
      if (offset === undefined) throw new RangeError(`the font has no table ${tag}`)
      return offset
    },
  }
}
