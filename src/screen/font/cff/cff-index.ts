/** The objects of an INDEX, and where it ends. */
export interface CffIndex {
  readonly count: number
  /**
   * The bytes of an object.
   * @throws RangeError when there is none of that number.
   */
  object(number: number): DataView
  readonly end: number
}

/** Reads the INDEX that begins at an offset (Adobe Technical Note 5176, 5). */
export function readCffIndex(cff: DataView, start: number): CffIndex {
  const count = cff.getUint16(start)
  if (count === 0) return { count, object: () => nothing(), end: start + 2 }
  const size = cff.getUint8(start + 2)
  const offsets = start + 3
  // Offsets count from the byte before the objects.
  const base = offsets + (count + 1) * size - 1
  const place = (number: number): number => base + readOffset(cff, offsets + number * size, size)
  return {
    count,
    object(number) {
      if (number < 0 || number >= count) return nothing()
      const from = place(number)
      return new DataView(cff.buffer, cff.byteOffset + from, place(number + 1) - from)
    },
    end: place(count),
  }
}

function readOffset(cff: DataView, at: number, size: number): number {
  let offset = 0
  for (let byte = 0; byte < size; byte += 1) offset = offset * 256 + cff.getUint8(at + byte)
  return offset
}

function nothing(): never {
  throw new RangeError('the font lacks an object that it names')
}
