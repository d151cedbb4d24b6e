import type { Color, Style } from '../screen/cell.ts'
import type { Theme } from '../screen/theme.ts'

/** A colour as a number, 0xrrggbb. */
export type Rgb = number

/** The colours of a theme as numbers, and all 256 indexed ones. */
export interface Colors {
  readonly foreground: Rgb
  readonly background: Rgb
  readonly cursor: Rgb
  readonly cursorText: Rgb
  readonly indexed: readonly Rgb[]
  /** Bold text in one of the first eight colours has its bright form. */
  readonly boldIsBright: boolean
}

/** Reads a theme; colours 16 to 255 are those of xterm (its 256colres.pl): a 6×6×6 cube, then 24 greys. */
export function themeColors(theme: Theme, boldIsBright: boolean): Colors {
  const steps = [0, 95, 135, 175, 215, 255]
  const cube = steps.flatMap((red) =>
    steps.flatMap((green) => steps.map((blue) => pack(red, green, blue))),
  )
  const greys = Array.from({ length: 24 }, (_, at) => pack(8 + at * 10, 8 + at * 10, 8 + at * 10))
  return {
    foreground: parseColor(theme.foreground),
    background: parseColor(theme.background),
    cursor: parseColor(theme.cursor),
    cursorText: parseColor(theme.cursorText),
    indexed: [...theme.palette.map(parseColor), ...cube, ...greys],
    boldIsBright,
  }
}

/** What is left of a dim colour; at one half, small text is hard to read. */
const dimShare = 0.6

/** What a style looks like: inverse swaps the two, dim goes part of the way to the ground, hidden all the way. */
export function inkOf(
  style: Style,
  colors: Colors,
): {
  readonly foreground: Rgb
  readonly background: Rgb
  /** Colour of the underline. */
  readonly underline: Rgb
} {
  const front = { color: style.foreground, otherwise: colors.foreground }
  const back = { color: style.background, otherwise: colors.background }
  const [over, under] = style.inverse ? [back, front] : [front, back]
  const isBright = style.bold && colors.boldIsBright
  const ink = isBright ? brightened(over.color) : over.color
  const foreground = resolve(ink, colors, over.otherwise)
  const background = resolve(under.color, colors, under.otherwise)
  if (style.hidden) return { foreground: background, background, underline: background }
  const text = style.dim ? blend(background, foreground, dimShare) : foreground
  return { foreground: text, background, underline: resolve(style.underlineColor, colors, text) }
}

/** As xterm.js does with what is shown of bold text, inverse or not (its option drawBoldTextInBrightColors). */
function brightened(color: Color): Color {
  return color.kind === 'indexed' && color.index < 8 ? { ...color, index: color.index + 8 } : color
}

/** The colour between two, `share` 0 being the first and 1 the second, each channel on its own. */
export function blend(from: Rgb, to: Rgb, share: number): Rgb {
  const red = between((from >> 16) & 255, (to >> 16) & 255, share)
  const green = between((from >> 8) & 255, (to >> 8) & 255, share)
  return pack(red, green, between(from & 255, to & 255, share))
}

function between(start: number, end: number, share: number): number {
  return Math.round(start + (end - start) * share)
}

/** 0xrrggbb of three channels, 0 to 255. */
export function pack(red: number, green: number, blue: number): Rgb {
  return (red << 16) | (green << 8) | blue
}

function resolve(color: Color, colors: Colors, fallback: Rgb): Rgb {
  if (color.kind === 'default') return fallback
  return color.kind === 'rgb' ? color.value : (colors.indexed[color.index] ?? fallback)
}

/** The number of a colour written `#rrggbb`. */
export function parseColor(hex: string): Rgb {
  return Number.parseInt(hex.slice(1), 16)
}
