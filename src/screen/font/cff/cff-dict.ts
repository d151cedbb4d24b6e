/** The operands of each operator of a DICT; operators of two bytes count from 1200 on. */
export type CffDict = ReadonlyMap<number, readonly number[]>

const escape = 12

/** Reads a DICT (Adobe Technical Note 5176, 4). */
export function readCffDict(bytes: DataView): CffDict {
  const dict = new Map<number, readonly number[]>()
  let operands: number[] = []
  let at = 0
  while (at < bytes.byteLength) {
    const first = bytes.getUint8(at)
    if (first <= 21) {
      dict.set(first === escape ? 1200 + bytes.getUint8(at + 1) : first, operands)
      operands = []
      at += first === escape ? 2 : 1
    } else {
      const { value, end } = readOperand(bytes, at)
      operands.push(value)
      at = end
    }
  }
  return dict
}

function readOperand(bytes: DataView, at: number) {
  const first = bytes.getUint8(at)
  if (first === 29) return { value: bytes.getInt32(at + 1), end: at + 5 }
  return first === 30 ? skipReal(bytes, at + 1) : readShortNumber(bytes, at)
}

/** Reals say nothing that outlines depend on; the one that ends has a nibble of ones. */
function skipReal(bytes: DataView, start: number) {
  let at = start
  while (!hasEnd(bytes.getUint8(at))) at += 1
  return { value: 0, end: at + 1 }
}

function hasEnd(byte: number): boolean {
  return (byte & 15) === 15 || byte >> 4 === 15
}

/** Reads a whole number of one to three bytes, which DICTs and charstrings write alike. */
export function readShortNumber(
  bytes: DataView,
  at: number,
): { readonly value: number; readonly end: number } {
  const first = bytes.getUint8(at)
  if (first === 28) return { value: bytes.getInt16(at + 1), end: at + 3 }
  if (first < 247) return { value: first - 139, end: at + 1 }
  const second = bytes.getUint8(at + 1)
  const value =
    first < 251 ? (first - 247) * 256 + second + 108 : (251 - first) * 256 - second - 108
  return { value, end: at + 2 }
}
