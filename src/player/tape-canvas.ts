import type { TapeSettings } from './tape-settings.ts'

/** The sizes of a tape's picture, in pixels, and of its terminal, in cells. */
export interface TapeCanvas {
  readonly cols: number
  readonly rows: number
  readonly cellWidth: number
  readonly cellHeight: number
  /** The terminal's window with its padding, without margin and bar. */
  readonly window: {
    readonly left: number
    readonly top: number
    readonly width: number
    readonly height: number
  }
}

/** JetBrains Mono in ems, as in its `hhea` table: advance, ascent, descent. */
const [advance, ascent, descent] = [0.6, 1.02, 0.3]

/** What the page around VHS's terminal takes away: ttyd's padding of 5 on each side, and xterm.js's scroll bar. */
const [pagePadding, scrollBar] = [10, 15]

/**
 * How many cells fit into a picture, as VHS has it: a browser rounds ascent and descent apart, xterm.js rounds a cell down,
 * and its addon `fit` takes as many as fit. Null when padding, margin and bar leave no room for one.
 */
export function tapeCanvas(settings: TapeSettings): TapeCanvas | null {
  const { fontSize, lineHeight, letterSpacing, padding, width, height } = settings
  const cellWidth = Math.floor(fontSize * advance) + Math.round(letterSpacing)
  const charHeight = Math.round(fontSize * ascent) + Math.round(fontSize * descent)
  const cellHeight = Math.floor(charHeight * lineHeight)
  const margin = settings.marginFill === '' ? 0 : settings.margin
  const bar = settings.windowBar === '' ? 0 : settings.windowBarSize
  const window = {
    left: margin,
    top: margin + bar,
    width: width - 2 * margin,
    height: height - 2 * margin - bar,
  }
  if (cellWidth < 1 || cellHeight < 1) return null
  const innerWidth = window.width - 2 * padding
  const innerHeight = window.height - 2 * padding
  if (innerWidth < 0 || innerHeight < 0) return null
  // The addon never goes below 2 columns and 1 row, whatever the room.
  const cols = Math.max(2, Math.floor((innerWidth - pagePadding - scrollBar) / cellWidth))
  const rows = Math.max(1, Math.floor((innerHeight - pagePadding) / cellHeight))
  return { cols, rows, cellWidth, cellHeight, window }
}
