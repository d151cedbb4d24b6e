import type { Canvas } from './canvas.ts'
import type { CellRectangle, Change } from './changes.ts'
import type { IndexedTiles } from './indexed-tiles.ts'
import type { Kernel } from './kernel/open-kernel.ts'

/** Palette indexes, row by row. */
export interface Pixels {
  readonly width: number
  readonly height: number
  readonly data: Uint8Array
}

/**
 * What becomes transparent, which leaves it as it is: nothing; all pixels that did not change; or those that compress
 * better so. Of unchanged cells these are the pixels that do not go on with the colour on the left of them, of others
 * those that go on with transparent ones.
 */
export type Transparency = 'none' | 'pixels' | 'runs'

/** Paints rectangles of cells. */
export interface Painter {
  /** Room for the pixels of all cells in the kernel's memory. */
  readonly pixels: number
  /** Paints the pixels of a rectangle row by row at an address there. */
  paint(change: Change, area: CellRectangle, transparency: Transparency, to: number): void
}

const none = new Int32Array(0)

/** A painter for a canvas; `transparent` is an index. */
export function createPainter(
  { metrics, cols, rows }: Canvas,
  { kernel, tiles }: { readonly kernel: Kernel; readonly tiles: IndexedTiles },
  transparent: number,
): Painter {
  const { cellWidth, cellHeight } = metrics
  const tileSize = cellWidth * cellHeight
  const cells = cols * rows
  const [list, oldList] = [kernel.allocate(cells * 4), kernel.allocate(cells * 4)]
  const [now, old] = [new Uint32Array(cells), new Uint32Array(cells)]
  return {
    pixels: kernel.allocate(cells * tileSize),
    paint({ before, after }, area, transparency, to) {
      const isWhole = transparency === 'none'
      tiles.reserve(2 * area.cols * area.rows)
      let count = 0
      for (let row = area.row; row < area.row + area.rows; row += 1) {
        const [numbers, oldNumbers] = [after[row]?.tiles ?? none, before[row]?.tiles ?? none]
        for (let column = area.column; column < area.column + area.cols; column += 1) {
          now[count] = tiles.addressOf(numbers[column] ?? 0)
          if (!isWhole) old[count] = tiles.addressOf(oldNumbers[column] ?? 0)
          count += 1
        }
      }
      // Only now: tiles that were made may have moved the memory.
      kernel.words().set(now.subarray(0, count), list / 4)
      if (!isWhole) kernel.words().set(old.subarray(0, count), oldList / 4)
      const beforeList = isWhole ? 0 : oldList
      kernel[transparency === 'runs' ? 'paintRuns' : 'paint'](
        list,
        beforeList,
        transparent,
        area.cols,
        area.rows,
        cellWidth,
        cellHeight,
        to,
      )
    },
  }
}
