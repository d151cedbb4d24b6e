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

/** An empty table; it grows with the number of different cells, not with the length of a recording. */
export function createCellTable(): CellTable {
  const styles = new Map<string, { readonly style: Style; readonly cells: Map<string, Cell> }>()
  const byStyle = new Map<Style, Map<string, Cell>>()
  return {
    intern(text, width, raw) {
      const { foreground, background, flags, underline, underlineColor, link } = raw
      const key = `${foreground},${background},${flags},${underline},${underlineColor},${link}`
      let known = styles.get(key)
      if (known === undefined) {
        known = { style: styleOf(raw), cells: new Map() }
        styles.set(key, known)
        byStyle.set(known.style, known.cells)
      }
      return cellIn(known.cells, { text, width: width as Cell['width'], style: known.style })
    },
    blankLike: ({ style }) =>
      cellIn(byStyle.get(style) ?? new Map<string, Cell>(), { text: '', width: 1, style }),
  }
}

function cellIn(cells: Map<string, Cell>, cell: Cell): Cell {
  const key = cell.width + cell.text
  const known = cells.get(key)
  if (known === undefined) cells.set(key, cell)
  return known ?? cell
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
