const operators: Readonly<Record<string, readonly number[]>> = {
  hstem: [1],
  vmoveto: [4],
  rlineto: [5],
  hlineto: [6],
  vlineto: [7],
  rrcurveto: [8],
  callsubr: [10],
  return: [11],
  endchar: [14],
  hstemhm: [18],
  hintmask: [19],
  rmoveto: [21],
  hmoveto: [22],
  rcurveline: [24],
  rlinecurve: [25],
  vvcurveto: [26],
  hhcurveto: [27],
  callgsubr: [29],
  vhcurveto: [30],
  hvcurveto: [31],
  hflex: [12, 34],
  flex: [12, 35],
  hflex1: [12, 36],
  flex1: [12, 37],
}

/** The bytes of a charstring written as words: numbers, operators, and `#ff` for a byte as it is. */
export function assemble(text: string): number[] {
  return text.split(' ').flatMap((word) => {
    if (word.startsWith('#')) return [Number.parseInt(word.slice(1), 16)]
    return operators[word] ?? encode(Number(word))
  })
}

function encode(value: number): number[] {
  if (!Number.isInteger(value)) return [255, ...bytesOf(Math.round(value * 0x10000), 4)]
  if (Math.abs(value) <= 107) return [value + 139]
  if (value > 0 && value <= 1131) return bytesOf(value - 108 + 247 * 256, 2)
  if (value < 0 && value >= -1131) return bytesOf(-value - 108 + 251 * 256, 2)
  return [28, ...bytesOf(value, 2)]
}

/** A whole number, its highest byte first. */
export function bytesOf(value: number, length: number): number[] {
  return Array.from({ length }, (_, at) => (value >> (8 * (length - 1 - at))) & 255)
}

/** An INDEX of objects. */
export function indexOf(objects: readonly (readonly number[])[]): number[] {
  if (objects.length === 0) return [0, 0]
  const offsets = [1]
  for (const { length } of objects) offsets.push((offsets.at(-1) ?? 0) + length)
  return [
    ...bytesOf(objects.length, 2),
    2,
    ...offsets.flatMap((at) => bytesOf(at, 2)),
    ...objects.flat(),
  ]
}

/** The bytes as a view. */
export function viewOf(bytes: readonly number[]): DataView {
  return new DataView(Uint8Array.from(bytes).buffer)
}
