import type { Canvas } from './canvas.ts'
import type { CellRectangle } from './changes.ts'

/** A rectangle of pixels in the picture. */
export type PixelArea = ReturnType<typeof pixelArea>

/** Where a rectangle of cells is in the picture. */
export function pixelArea({ layout, metrics }: Canvas, area: CellRectangle) {
  return {
    left: layout.text.left + area.column * metrics.cellWidth,
    top: layout.text.top + area.row * metrics.cellHeight,
    width: area.cols * metrics.cellWidth,
    height: area.rows * metrics.cellHeight,
  }
}

/** Which of some offsets in the picture lie in an area, and where in it. */
export function offsetsIn(
  offsets: Uint32Array,
  { width }: Canvas,
  area: PixelArea,
): (readonly [at: number, offset: number])[] {
  const found: (readonly [number, number])[] = []
  for (const at of offsets) {
    const x = (at % width) - area.left
    const y = Math.floor(at / width) - area.top
    if (x >= 0 && x < area.width && y >= 0 && y < area.height) found.push([at, y * area.width + x])
  }
  return found
}
