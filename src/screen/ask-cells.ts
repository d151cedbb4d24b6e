import type { IBufferCell, Terminal } from '@xterm/headless'

import { type CellTable, type RawStyle, styleFlags } from './cell-table.ts'
import type { Cell } from './cell.ts'
import { emulatorCore } from './emulator-core.ts'

/** Asks the emulator for the cell at a column. */
export type AskCell = (x: number) => Cell

/** Returns a function that asks for the cells of line `y` of the buffer; slow, but it knows all about a cell. */
export function askCells(terminal: Terminal, y: number, cells: CellTable): AskCell {
  const line = terminal.buffer.active.getLine(y)
  const scratch = terminal.buffer.active.getNullCell()
  return (x) => {
    const cell = line?.getCell(x, scratch) ?? scratch
    const text = cell.getChars()
    // A blank looks the same whether it was printed or never written.
    return cells.intern(text === ' ' ? '' : text, cell.getWidth(), {
      foreground: colorNumberOf(cell.isFgDefault(), cell.isFgRGB(), cell.getFgColor()),
      background: colorNumberOf(cell.isBgDefault(), cell.isBgRGB(), cell.getBgColor()),
      flags: flagsOf(cell),
      ...extrasOf(cell as IBufferCell & ExtendedCell, terminal),
    })
  }
}

function colorNumberOf(isDefault: boolean, isRgb: boolean, color: number): number {
  if (isDefault) return -1
  return isRgb ? 0x1000000 + color : color
}

function flagsOf(cell: IBufferCell): number {
  let flags = 0
  if (cell.isBold()) flags |= styleFlags.bold
  if (cell.isDim()) flags |= styleFlags.dim
  if (cell.isItalic()) flags |= styleFlags.italic
  if (cell.isInverse()) flags |= styleFlags.inverse
  if (cell.isStrikethrough()) flags |= styleFlags.strike
  if (cell.isOverline()) flags |= styleFlags.overline
  if (cell.isInvisible()) flags |= styleFlags.hidden
  return flags
}

/** What the emulator (6.0.0) knows of a cell but does not declare. */
interface ExtendedCell {
  hasExtendedAttrs(): number
  getUnderlineStyle(): number
  isUnderlineColorDefault(): boolean
  isUnderlineColorRGB(): boolean
  getUnderlineColor(): number
  readonly extended: { readonly urlId: number }
}

/** SGR 59 is stored as this colour, so that a white underline cannot be told from one without a colour. */
const resetUnderline = 0xffffff

/** The emulator underlines links by itself. */
function extrasOf(
  cell: IBufferCell & ExtendedCell,
  terminal: Terminal,
): Pick<RawStyle, 'underline' | 'underlineColor' | 'link'> {
  // A cell that is read again still holds the attributes of the one before.
  if (!cell.hasExtendedAttrs())
    return { underline: cell.isUnderline() ? 1 : 0, underlineColor: -1, link: '' }
  const underline = cell.isUnderline() ? cell.getUnderlineStyle() || 1 : 0
  const isRgb = cell.isUnderlineColorRGB()
  const color = cell.getUnderlineColor()
  const isPlain = cell.isUnderlineColorDefault() || (isRgb && color === resetUnderline)
  const url = cell.extended.urlId
  return {
    underline,
    underlineColor: underline === 0 ? -1 : colorNumberOf(isPlain, isRgb, color),
    link: url === 0 ? '' : (emulatorCore(terminal)._oscLinkService.getLinkData(url)?.uri ?? ''),
  }
}
