import type { Cell } from '../../screen/cell.ts'
import type { TextFont } from '../../screen/font/text-font.ts'
import { type CellMetrics, cellMetrics } from '../../screen/glyph/cell-metrics.ts'
import { fullInk, openGlyphs } from '../../screen/glyph/open-glyphs.ts'
import { openScreen } from '../../screen/open-screen.ts'
import { blend, type Colors } from '../colors.ts'
import type { WindowLayout } from './window-layout.ts'

/** What part of the bar's height its text is high. */
const textShare = 0.45

/** How much the title stands out from the bar. */
export const titleShare = 0.65

/** Size of a title's text in pixels. */
export function titleSize({ barHeight }: WindowLayout): number {
  return Math.max(6, Math.round(barHeight * textShare))
}

/** The cells of a title. */
export function titleMetrics(layout: WindowLayout, font: TextFont): CellMetrics {
  return cellMetrics({ fontSize: titleSize(layout), lineHeight: 1.3, letterSpacing: 0, font })
}

/** Longest title, in columns. */
const mostCols = 400

/** The cells of a title, as a terminal would show it, without what would move the cursor; at most `cols` columns. */
export function titleCells(title: string, cols: number): readonly Cell[] {
  const screen = openScreen({ cols: mostCols, rows: 1 })
  // No wrapping: what is too long is cut at its end.
  screen.write(`\u001b[?7l${title.slice(0, mostCols).replace(/\p{Cc}+/gu, ' ')}`)
  const line = (screen.snapshot().lines[0] ?? []).slice(0, Math.max(0, cols))
  const last = line.findLastIndex(({ text }) => text !== '')
  return line.slice(0, last < 0 ? 0 : last + (line[last]?.width ?? 1))
}

/** Draws a title into the middle of the window bar. */
export function drawTitle(
  layout: WindowLayout,
  pixels: Uint32Array,
  {
    title,
    colors,
    font,
  }: { readonly title: string; readonly colors: Colors; readonly font: TextFont },
): void {
  const metrics = titleMetrics(layout, font)
  const { window, barHeight, dots } = layout
  const free = window.width - 2 * barHeight * (dots.length > 0 ? 2.2 : 0)
  const cells = titleCells(title, Math.floor(free / metrics.cellWidth))
  const glyphs = openGlyphs(metrics)
  const left = Math.round(window.left + (window.width - cells.length * metrics.cellWidth) / 2)
  const top = Math.round(window.top + (barHeight - metrics.cellHeight) / 2)
  const ink = blend(colors.background, colors.foreground, titleShare)
  for (const [column, { text, width }] of cells.entries()) {
    if (text === '') continue
    const size = { width: width * metrics.cellWidth, height: metrics.cellHeight }
    const levels = glyphs.draw({ ...plain, text, cols: width })
    for (const [at, level] of levels.entries()) {
      const x = left + column * metrics.cellWidth + (at % size.width)
      const y = top + Math.floor(at / size.width)
      const pixel = y * layout.width + x
      if (level > 0 && y >= 0) pixels[pixel] = blend(pixels[pixel] ?? 0, ink, level / fullInk)
    }
  }
}

const plain = {
  bold: false,
  italic: false,
  underline: 'none',
  strike: false,
  overline: false,
  glyphs: null,
} as const
