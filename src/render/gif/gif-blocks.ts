import type { Rgb } from '../colors.ts'

/** A rectangle of pixels. */
export interface PixelRectangle {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

const encoder = new TextEncoder()

/** Header and Logical Screen Descriptor with a global colour table of `1 << bits` colours (GIF89a, 17 to 19). */
export function gifHeader(
  size: { readonly width: number; readonly height: number },
  colors: readonly Rgb[],
  bits: number,
): Uint8Array {
  const table = Array.from({ length: 1 << bits }, (_, index) => colors[index] ?? 0)
  return Uint8Array.of(
    ...encoder.encode('GIF89a'),
    ...word(size.width),
    ...word(size.height),
    0x80 | 0x70 | (bits - 1),
    0,
    0,
    ...table.flatMap((color) => [color >> 16, (color >> 8) & 255, color & 255]),
  )
}

/** Application Extension NETSCAPE2.0: play again for ever (GIF89a, 26; the extension is Netscape's, 1995). */
export function loopExtension(): Uint8Array {
  return Uint8Array.of(0x21, 0xff, 11, ...encoder.encode('NETSCAPE2.0'), 3, 1, 0, 0, 0)
}

/** Comment Extension (GIF89a, 24), in UTF-8. */
export function commentExtension(comment: string): Uint8Array {
  return Uint8Array.of(0x21, 0xfe, ...subBlocks(encoder.encode(comment)))
}

/**
 * Graphic Control Extension and Image Descriptor (GIF89a, 23 and 20), before the picture's data. The picture is
 * left in place for the next one, or taken away before it (`cleared`); `transparent` is an index, or null for none.
 */
export function imageHeader(
  area: PixelRectangle,
  {
    delayCs,
    transparent,
    cleared,
  }: {
    readonly delayCs: number
    readonly transparent: number | null
    readonly cleared: boolean
  },
): Uint8Array {
  const flags = (cleared ? 0b01000 : 0b00100) | (transparent === null ? 0 : 1)
  const bytes = new Uint8Array(18)
  const view = new DataView(bytes.buffer)
  bytes.set([0x21, 0xf9, 4, flags])
  view.setUint16(4, delayCs, true)
  bytes.set([transparent ?? 0, 0, 0x2c], 6)
  view.setUint16(9, area.left, true)
  view.setUint16(11, area.top, true)
  view.setUint16(13, area.width, true)
  view.setUint16(15, area.height, true)
  return bytes
}

/** The end (GIF89a, 27). */
export function trailer(): Uint8Array {
  return Uint8Array.of(0x3b)
}

/** Cuts data into blocks of up to 255 bytes, each after its length; an empty one ends them. */
function subBlocks(data: Uint8Array): Uint8Array {
  const blocks = new Uint8Array(data.length + Math.ceil(data.length / 255) + 1)
  let to = 0
  for (let from = 0; from < data.length; from += 255) {
    const part = data.subarray(from, from + 255)
    blocks[to] = part.length
    blocks.set(part, to + 1)
    to += part.length + 1
  }
  return blocks
}

function word(value: number): [number, number] {
  return [value & 255, value >> 8]
}
