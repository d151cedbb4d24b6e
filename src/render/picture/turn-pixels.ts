import type { Picture } from './picture.ts'

type Pixels = Pick<Picture, 'width' | 'height' | 'pixels'>

/** What stands upright at x and y, in the picture as it is stored (Exif 2.3, 4.6.4): whether its sides are exchanged, and from which ends its columns and rows are counted. */
const turns: readonly (readonly [isAcross: boolean, fromRight: boolean, fromBottom: boolean])[] = [
  [false, false, false],
  [false, true, false],
  [false, true, true],
  [false, false, true],
  [true, false, false],
  [true, false, true],
  [true, true, true],
  [true, true, false],
]

/** Pixels as they are to be seen: turned and mirrored as an orientation from 1 to 8 says. */
export function turnPixels({ width, height, pixels }: Pixels, orientation: number): Pixels {
  const [isAcross, fromRight, fromBottom] = turns[orientation - 1] ?? [false, false, false]
  if (orientation === 1) return { width, height, pixels }
  const [cols, rows] = isAcross ? [height, width] : [width, height]
  const from = new Uint32Array(pixels.buffer, pixels.byteOffset, width * height)
  const to = new Uint32Array(width * height)
  for (let y = 0; y < rows; y += 1) {
    for (let x = 0; x < cols; x += 1) {
      const [column, row] = isAcross ? [y, x] : [x, y]
      const left = fromRight ? width - 1 - column : column
      const top = fromBottom ? height - 1 - row : row
      to[y * cols + x] = from[top * width + left] ?? 0
    }
  }
  return { width: cols, height: rows, pixels: new Uint8Array(to.buffer) }
}
