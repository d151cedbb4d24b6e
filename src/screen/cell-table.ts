import { type Cell, type Color, type Style, underlines } from './cell.ts'

/** The flags of a style as bits of one number. */
const flag = { bold: 1, dim: 2, italic: 4, inverse: 16, strike: 32, hidden: 64, overline: 128 }

/** Bits of the flags of a style, by attribute. */
export const styleFlags: Readonly<Record<keyof typeof flag, number>> = flag

const defaultColor = -1
const rgbBit = 0x1000000

/** What the emulator says about the style of a cell. */
export interface RawStyle {
  /** A colour as one number: -1 is the default, 0-255 an index, else 0x1000000 + 0xrrggbb. */
  readonly foreground: number
  /** A colour in the same form. */
  readonly background: number
  /** A sum of `styleFlags`. */
  readonly flags: number
  /** The number of SGR 4:n, 0 for none. */
  readonly underline: number
  /** A colour in the same form. */
  readonly underlineColor: number
  readonly link: string
}

/** Gives equal cells as the same object. */
export interface CellTable {
  intern(text: string, width: number, style: RawStyle): Cell
  /** An empty cell of one column with the style of a cell of this table. */
  blankLike(cell: Cell): Cell
}

/** The cells of one style; most styles of a picture in direct colours have one only. */
interface StyledCells {
  readonly style: Style
  first: Cell | null
  others: Map<string, Cell> | null
}

/** An empty table; it grows with the number of different cells, not with the length of a recording. */
export function createCellTable(): CellTable {
  const styles = new Map<string | number, StyledCells>()
  const cellsOf = (raw: RawStyle): StyledCells => {
    const key = keyOf(raw)
    let known = styles.get(key)
    if (known === undefined)
      styles.set(key, (known = { style: styleOf(raw), first: null, others: null }))
    return known
  }
  return {
    intern: (text, width, raw) => cellIn(cellsOf(raw), text, width as Cell['width']),
    blankLike: ({ style }) => cellIn(cellsOf(rawOf(style)), '', 1),
  }
}

/** More than any number of a colour; two of them fit into the 53 bits of a number. */
const colorSpan = 2 ** 26

/** Tells styles apart: a number takes less memory than a text, which counts where each cell has its own colours. */
function keyOf(raw: RawStyle): string | number {
  const { foreground, background, flags, underline, underlineColor, link } = raw
  const isColorsOnly = flags + underline === 0 && underlineColor === defaultColor && link === ''
  return isColorsOnly
    ? (foreground + 1) * colorSpan + background + 1
    : `${foreground},${background},${flags},${underline},${underlineColor},${link}`
}

function cellIn(cells: StyledCells, text: string, width: Cell['width']): Cell {
  const { style, first } = cells
  if (first === null) return (cells.first = { text, width, style })
  if (first.text === text && first.width === width) return first
  cells.others ??= new Map()
  const key = width + text
  let cell = cells.others.get(key)
  if (cell === undefined) cells.others.set(key, (cell = { text, width, style }))
  return cell
}

function styleOf(raw: RawStyle): Style {
  const { foreground, background, flags } = raw
  return {
    foreground: colorOf(foreground),
    background: colorOf(background),
    bold: (flags & flag.bold) !== 0,
    dim: (flags & flag.dim) !== 0,
    italic: (flags & flag.italic) !== 0,
    underline: underlines[raw.underline] ?? 'single',
    underlineColor: colorOf(raw.underlineColor),
    inverse: (flags & flag.inverse) !== 0,
    strike: (flags & flag.strike) !== 0,
    overline: (flags & flag.overline) !== 0,
    hidden: (flags & flag.hidden) !== 0,
    link: raw.link,
  }
}

function colorOf(number: number): Color {
  if (number === defaultColor) return { kind: 'default' }
  return number < rgbBit
    ? { kind: 'indexed', index: number }
    : { kind: 'rgb', value: number - rgbBit }
}

function rawOf(style: Style): RawStyle {
  const has = Object.keys(flag) as (keyof typeof flag)[]
  return {
    foreground: numberOf(style.foreground),
    background: numberOf(style.background),
    flags: has.reduce((sum, name) => sum + (style[name] ? flag[name] : 0), 0),
    underline: underlines.indexOf(style.underline),
    underlineColor: numberOf(style.underlineColor),
    link: style.link,
  }
}

function numberOf(color: Color): number {
  if (color.kind === 'default') return defaultColor
  return color.kind === 'indexed' ? color.index : rgbBit + color.value
}
