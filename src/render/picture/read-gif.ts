import { tableBytes } from '../gif/table-bytes.ts'
import { checkSize, mostPixels } from './check-size.ts'
import type { Picture } from './picture.ts'
import { unpackLzw } from './unpack-lzw.ts'

/** Where each pass over an interlaced picture begins, and by how many rows it goes on (GIF89a, appendix E). */
const interlaced = [
  [0, 8],
  [4, 8],
  [2, 4],
  [1, 2],
] as const

/**
 * Reads the first picture of a GIF (GIF89a); nothing is where it does not reach.
 * @throws RangeError for what is damaged, too large, or without a picture.
 */
export function readGif(file: Uint8Array): Picture {
  const screen = new DataView(file.buffer, file.byteOffset, file.byteLength)
  if (file.length < 13) throw new RangeError('it ends early')
  const [width, height] = [screen.getUint16(6, true), screen.getUint16(8, true)]
  checkSize(width, height, mostPixels)
  const { at, transparent } = findImage(file, 13 + tableBytes(file[10] ?? 0))
  const { table, area, data, end, isInterlaced } = readImage(file, at)
  checkSize(area.width, area.height, mostPixels)
  const indexes = unpackLzw(data, area.width * area.height)
  const colors = colorsOf(table, transparent)
  const pixels = new Uint32Array(width * height)
  const cols = Math.min(area.width, width - area.left)
  for (const [row, line] of rowsOf(area.height, isInterlaced).entries()) {
    const to = (area.top + line) * width + area.left
    if (area.top + line >= height) continue
    for (let x = 0; x < cols; x += 1)
      pixels[to + x] = colors[indexes[row * area.width + x] ?? 0] ?? 0
  }
  const first = Buffer.concat([file.subarray(0, end), Buffer.from(';')])
  return { width, height, pixels: new Uint8Array(pixels.buffer), file: first, type: 'image/gif' }
}

/** The four bytes of a pixel of each index; nothing of those that have no colour. */
function colorsOf(table: Uint8Array, transparent: number): Uint32Array {
  const bytes = new Uint8Array(256 * 4)
  for (let index = 0; index * 3 < table.length; index += 1) {
    if (index === transparent) continue
    bytes.set([...table.subarray(index * 3, index * 3 + 3), 255], index * 4)
  }
  return new Uint32Array(bytes.buffer)
}

/** Passes over extensions up to the first picture, of which one may say which index is transparent. */
function findImage(file: Uint8Array, start: number): { at: number; transparent: number } {
  let [at, transparent] = [start, -1]
  while (file[at] === 0x21) {
    if (file[at + 1] === 0xf9) transparent = (file[at + 3] ?? 0) & 1 ? (file[at + 6] ?? 0) : -1
    at = readBlocks(file, at + 2).end
  }
  if (file[at] !== 0x2c || at + 11 > file.length) throw new RangeError('it has no picture')
  return { at, transparent }
}

/** The picture whose descriptor begins at an offset (GIF89a, 20 to 22). */
function readImage(file: Uint8Array, at: number) {
  const view = new DataView(file.buffer, file.byteOffset + at, 11)
  const flags = view.getUint8(9)
  const own = tableBytes(flags)
  const [from, size] = own > 0 ? [at + 10, own] : [13, tableBytes(file[10] ?? 0)]
  const { data, end } = readBlocks(file, at + 11 + own)
  return {
    table: file.subarray(from, from + size),
    area: {
      left: view.getUint16(1, true),
      top: view.getUint16(3, true),
      width: view.getUint16(5, true),
      height: view.getUint16(7, true),
    },
    data: Buffer.concat([file.subarray(at + 10 + own, at + 11 + own), ...data]),
    end,
    isInterlaced: (flags & 0x40) !== 0,
  }
}

/** The parts of a row of blocks, each with its length before it, up to an empty one. */
function readBlocks(file: Uint8Array, start: number): { data: Uint8Array[]; end: number } {
  const data: Uint8Array[] = []
  let at = start
  for (let size = file[at]; size !== 0; size = file[at]) {
    if (size === undefined) throw new RangeError('it ends early')
    data.push(file.subarray(at + 1, at + 1 + size))
    at += 1 + size
  }
  return { data, end: at + 1 }
}

/** The rows of a picture in the order in which they are stored. */
function rowsOf(height: number, isInterlaced: boolean): number[] {
  const rows: number[] = []
  for (const [start, step] of isInterlaced ? interlaced : [[0, 1] as const])
    for (let row = start; row < height; row += step) rows.push(row)
  return rows
}
