import type { Overlay } from '../cast/asciicast.ts'
import { overlayRows } from '../render/overlay/overlay-lines.ts'
import type { TextFont } from '../screen/font/text-font.ts'
import type { TapeSettings } from './tape-settings.ts'

/** The size of a tape's terminal in cells, and of its cells in pixels. */
export interface TapeCanvas {
  readonly cols: number
  readonly rows: number
  /** Rows of captions and keys below the terminal. */
  readonly below: number
  readonly cellWidth: number
  readonly cellHeight: number
}

/** What a terminal's size depends on besides the settings. */
export interface CanvasParts {
  readonly overlay: Overlay
  readonly font: TextFont
}

/** What the page around VHS's terminal takes away: ttyd's padding of 5 on each side, and xterm.js's scroll bar. */
const [pagePadding, scrollBar] = [10, 15]

/**
 * How many cells fit into a picture, as VHS has it: a browser rounds ascent and descent apart, xterm.js rounds a cell down,
 * and its addon `fit` takes as many as fit. Captions and keys take rows from the terminal. Null when padding, margin and bar
 * leave no room for two columns.
 */
export function tapeCanvas(
  settings: TapeSettings,
  { overlay, font: { advance, ascent, descent } }: CanvasParts,
): TapeCanvas | null {
  const { fontSize, lineHeight, letterSpacing, padding, width, height } = settings
  const cellWidth = Math.floor(fontSize * advance) + Math.round(letterSpacing)
  const charHeight = Math.round(fontSize * ascent) + Math.round(fontSize * descent)
  const cellHeight = Math.floor(charHeight * lineHeight)
  const { margin, bar } = chromeOf(settings)
  if (cellWidth < 1 || cellHeight < 1) return null
  const innerWidth = width - 2 * (margin + padding)
  const innerHeight = height - 2 * (margin + padding) - bar
  if (settings.cols === 0 && innerWidth < 2 * cellWidth) return null
  const below = overlayRows(overlay)
  if (settings.rows === 0 && innerHeight < (1 + below) * cellHeight) return null
  // The addon never goes below 2 columns and 1 row, whatever the room.
  const cols =
    settings.cols || Math.max(2, Math.floor((innerWidth - pagePadding - scrollBar) / cellWidth))
  const rows =
    settings.rows || Math.max(1, Math.floor((innerHeight - pagePadding) / cellHeight) - below)
  return { cols, rows, below, cellWidth, cellHeight }
}

/** What stands around the terminal's window, in pixels: a margin counts only when it is filled, and a bar's size with a bar. */
export function chromeOf({ margin, marginFill, windowBar, windowBarSize }: TapeSettings): {
  readonly margin: number
  readonly bar: number
} {
  return {
    margin: marginFill === '' ? 0 : margin,
    bar: windowBar === '' ? 0 : windowBarSize,
  }
}

/** The sides of the picture: those that are set, or what as many cells as are set need. */
export function pixelsOf(
  settings: TapeSettings,
  { cols, rows, below, cellWidth, cellHeight }: TapeCanvas,
): Pick<TapeSettings, 'width' | 'height'> {
  const { margin, bar } = chromeOf(settings)
  const around = 2 * (settings.padding + margin)
  return {
    width: settings.cols === 0 ? settings.width : cols * cellWidth + around,
    height: settings.rows === 0 ? settings.height : (rows + below) * cellHeight + around + bar,
  }
}
