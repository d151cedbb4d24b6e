/** One picture of a GIF as a viewer shows it: the whole canvas, `red << 16 | green << 8 | blue` a pixel. */
export interface ShownPicture {
  readonly pixels: Uint32Array
  readonly delayCs: number
  /** Where the picture itself lay. */
  readonly area: { left: number; top: number; width: number; height: number }
}

export interface DecodedGif {
  readonly width: number
  readonly height: number
  readonly colors: number
  readonly loops: boolean
  readonly pictures: readonly ShownPicture[]
}

/** Decodes the GIFs that we write (GIF89a: one global table; what is disposed leaves 0xff00ff); throws on anything else. */
export function decodeGif(bytes: Uint8Array): DecodedGif {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const word = (offset: number): number => view.getUint16(offset, true)
  const [width, height] = [word(6), word(8)]
  const colors = 2 << ((bytes[10] ?? 0) & 7)
  const table = Array.from(
    { length: colors },
    (_, index) => view.getUint32(13 + index * 3 - 1) & 0xffffff,
  )
  const canvas = new Uint32Array(width * height).fill(0xff00ff)
  const pictures: ShownPicture[] = []
  let loops = false
  let control = { delayCs: 0, transparent: -1, clears: false }
  let at = 13 + colors * 3
  for (;;) {
    const kind = bytes[at]
    if (kind === 0x3b) break
    if (kind === 0x21) {
      const { data, end } = blocksAt(bytes, at + 2)
      if (bytes[at + 1] === 0xff)
        loops = String.fromCharCode(...data.subarray(0, 11)) === 'NETSCAPE2.0'
      if (bytes[at + 1] === 0xf9) {
        const flags = data[0] ?? 0
        if (flags >> 2 !== 1 && flags >> 2 !== 2) throw new Error(`disposal ${flags >> 2}`)
        control = {
          delayCs: (data[1] ?? 0) | ((data[2] ?? 0) << 8),
          transparent: flags & 1 ? (data[3] ?? 0) : -1,
          clears: flags >> 2 === 2,
        }
      }
      at = end
    } else if (kind === 0x2c) {
      const area = {
        left: word(at + 1),
        top: word(at + 3),
        width: word(at + 5),
        height: word(at + 7),
      }
      const { data, end } = blocksAt(bytes, at + 11)
      const indexes = decodeLzw(data, bytes[at + 10] ?? 0)
      if (indexes.length !== area.width * area.height) throw new Error(`${indexes.length} pixels`)
      for (const [pixel, index] of indexes.entries()) {
        if (index === control.transparent) continue
        const [x, y] = [area.left + (pixel % area.width), area.top + Math.floor(pixel / area.width)]
        canvas[y * width + x] = table[index] ?? 0
      }
      pictures.push({ pixels: canvas.slice(), delayCs: control.delayCs, area })
      if (control.clears) {
        if (area.width !== width || area.height !== height) throw new Error('a part is cleared')
        canvas.fill(0xff00ff)
      }
      at = end
    } else throw new Error(`block ${kind} at ${at}`)
  }
  if (at !== bytes.length - 1) throw new Error('bytes after the trailer')
  return { width, height, colors, loops, pictures }
}

function blocksAt(bytes: Uint8Array, start: number): { data: Uint8Array; end: number } {
  const data: number[] = []
  let at = start
  for (let size = bytes[at] ?? 0; size > 0; size = bytes[at] ?? 0) {
    for (let byte = 1; byte <= size; byte += 1) data.push(bytes[at + byte] ?? 0)
    at += size + 1
  }
  return { data: Uint8Array.from(data), end: at + 1 }
}

/** Decodes LZW codes as GIF89a, appendix F, says, with strings kept in full: slow, and plain to see. */
export function decodeLzw(data: Uint8Array, codeSize: number): number[] {
  const clear = 1 << codeSize
  let strings: number[][] = []
  let size = codeSize + 1
  let before: number[] | null = null
  const output: number[] = []
  for (let bit = 0; ;) {
    if (bit + size > data.length * 8) throw new Error('no end code')
    let code = 0
    for (let at = 0; at < size; at += 1) {
      code |= (((data[(bit + at) >> 3] ?? 0) >> ((bit + at) & 7)) & 1) << at
    }
    bit += size
    if (code === clear) {
      strings = [...Array.from({ length: clear }, (_, index) => [index]), [], []]
      size = codeSize + 1
      before = null
      continue
    }
    if (code === clear + 1) {
      if (data.length * 8 - bit >= 8) throw new Error('bytes after the end code')
      return output
    }
    const known: number[] | undefined = strings[code]
    if (known === undefined && (code !== strings.length || before === null))
      throw new Error(`code ${code}`)
    const text: number[] = known ?? [...(before ?? []), before?.[0] ?? 0]
    for (const index of text) output.push(index)
    if (before !== null && strings.length < 4096) strings.push([...before, text[0] ?? 0])
    if (strings.length === 1 << size && size < 12) size += 1
    before = text
  }
}
