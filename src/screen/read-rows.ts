import type { IBuffer, IBufferCell, Terminal } from '@xterm/headless'

import { type CellTable, type RawStyle, styleFlags } from './cell-table.ts'
import type { Cell } from './cell.ts'

/** The words of a line that was read, and the cells made of them. */
interface ReadRow {
  readonly words: Uint32Array
  /** The words alone say what the row shows. */
  readonly complete: boolean
  readonly cells: readonly Cell[]
}

/** Three words a cell: content, foreground, background (xterm.js, src/common/buffer/Constants.ts). */
const combinedBit = 0x200000
const extendedBit = 0x10000000
const widthShift = 22

/**
 * Returns a function that reads the visible rows of a terminal; a row that did not change is the same array as
 * before. The words of a line are compared first, and cells that were seen before are found by their words, which
 * is many times faster than asking for each cell; an emulator that hides its words is asked.
 */
export function readRows(terminal: Terminal, cells: CellTable): () => (readonly Cell[])[] {
  const read: ReadRow[] = []
  const known = createWordIndex()
  const moved = createRowTable()
  const readRow = (words: Uint32Array, y: number, before: ReadRow | undefined): ReadRow => {
    const ask = askCells(terminal, y, cells)
    const old = before?.words ?? noWords
    const now: Cell[] = []
    let last: Cell | undefined
    for (let x = 0; x < terminal.cols; x += 1) {
      let cell = isSame(old, words, x) ? before?.cells[x] : undefined
      cell ??= known(words, x, ask)
      // The emulator may shift the right half of a wide cell away from its left one.
      if (cell.width === 0 && last?.width !== 2) cell = cells.blankLike(cell)
      now.push(cell)
      last = cell
    }
    const same = before !== undefined && equalCells(before.cells, now)
    const row = {
      words: words.slice(),
      complete: areComplete(words),
      cells: same ? before.cells : now,
    }
    if (row.complete) moved.add(row)
    return row
  }
  /** The emulator moves its arrays of words when it scrolls. */
  const latest = new WeakMap<Uint32Array, ReadRow>()
  const rowOf = (words: Uint32Array, y: number, before: ReadRow | undefined): ReadRow => {
    if (before !== undefined && showsWords(before, words)) return before
    const scrolled = latest.get(words)
    if (scrolled !== undefined && showsWords(scrolled, words)) return scrolled
    const row = moved.find(words) ?? readRow(words, y, before)
    latest.set(words, row)
    return row
  }
  return () => {
    const buffer = terminal.buffer.active
    read.length = terminal.rows
    const shown: (readonly Cell[])[] = []
    for (let row = 0; row < terminal.rows; row += 1) {
      const y = buffer.baseY + row
      const next = rowOf(wordsOf(buffer, y), y, read[row])
      read[row] = next
      shown.push(next.cells)
    }
    return shown
  }
}

function showsWords(row: ReadRow, words: Uint32Array): boolean {
  return row.complete && equalWords(row.words, words)
}

/** Rows that were read, by their words: a row that was scrolled is the same array as before. */
interface RowTable {
  find(words: Uint32Array): ReadRow | undefined
  add(row: ReadRow): void
}

/** Rows that are kept; beyond, all are forgotten. */
const mostRows = 4096

function createRowTable(): RowTable {
  const rows = new Map<number, ReadRow>()
  return {
    find(words) {
      const row = rows.get(hashOf(words))
      return row !== undefined && equalWords(row.words, words) ? row : undefined
    },
    add(row) {
      if (rows.size >= mostRows) rows.clear()
      rows.set(hashOf(row.words), row)
    },
  }
}

/** FNV-1a (G. Fowler, L. Noll, K.-P. Vo, 1991), a word at a time. */
function hashOf(words: Uint32Array): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < words.length; at += 1) {
    hash = Math.imul(hash ^ (words[at] ?? 0), 0x01000193)
  }
  return hash
}

type AskCell = (x: number) => Cell

/** Returns a function that finds the cell at a column by its words, and asks when they are new or incomplete. */
function createWordIndex(): (words: Uint32Array, x: number, ask: AskCell) => Cell {
  const byForeground = new Map<number, Map<number, Map<number, Cell>>>()
  let last = { foreground: -1, background: -1, byContent: new Map<number, Cell>() }
  return (words, x, ask) => {
    const content = words[x * 3]
    const foreground = words[x * 3 + 1] ?? 0
    const background = words[x * 3 + 2] ?? 0
    if (content === undefined || isIncomplete(content, background)) return ask(x)
    if (foreground !== last.foreground || background !== last.background) {
      const byContent = contentsOf(byForeground, foreground, background)
      last = { foreground, background, byContent }
    }
    const known = last.byContent.get(content)
    if (known !== undefined) return known
    const cell = ask(x)
    last.byContent.set(content, cell)
    return cell
  }
}

function contentsOf(
  byForeground: Map<number, Map<number, Map<number, Cell>>>,
  foreground: number,
  background: number,
): Map<number, Cell> {
  let byBackground = byForeground.get(foreground)
  if (byBackground === undefined) byForeground.set(foreground, (byBackground = new Map()))
  let byContent = byBackground.get(background)
  if (byContent === undefined) byBackground.set(background, (byContent = new Map()))
  return byContent
}

const noWords = new Uint32Array(0)

function wordsOf(buffer: IBuffer, y: number): Uint32Array {
  const line = buffer.getLine(y) as { readonly _line?: { readonly _data?: unknown } } | undefined
  const words = line?._line?._data
  return words instanceof Uint32Array ? words : noWords
}

/** Combined characters and extended attributes are kept outside the words. */
function isIncomplete(content: number, background: number): boolean {
  return (content & combinedBit) !== 0 || (background & extendedBit) !== 0
}

/** The words of a cell are as before, and say all of it: a right half hangs on the cell before it. */
function isSame(before: Uint32Array, words: Uint32Array, x: number): boolean {
  const content = words[x * 3] ?? 0
  const background = words[x * 3 + 2] ?? 0
  return (
    before[x * 3] === content &&
    before[x * 3 + 1] === words[x * 3 + 1] &&
    before[x * 3 + 2] === background &&
    words.length > 0 &&
    content >>> widthShift !== 0 &&
    !isIncomplete(content, background)
  )
}

function areComplete(words: Uint32Array): boolean {
  for (let at = 0; at < words.length; at += 3) {
    if (((words[at] ?? 0) & combinedBit) !== 0 || ((words[at + 2] ?? 0) & extendedBit) !== 0)
      return false
  }
  return words.length > 0
}

function equalWords(left: Uint32Array, right: Uint32Array): boolean {
  if (left.length !== right.length) return false
  for (let at = 0; at < left.length; at += 1) if (left[at] !== right[at]) return false
  return true
}

function equalCells(left: readonly Cell[], right: readonly Cell[]): boolean {
  return left.length === right.length && left.every((cell, at) => cell === right[at])
}

function askCells(terminal: Terminal, y: number, cells: CellTable): AskCell {
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
      ...extrasOf(cell, terminal),
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
  hasExtendedAttrs?(): number
  getUnderlineStyle?(): number
  isUnderlineColorDefault?(): boolean
  isUnderlineColorRGB?(): boolean
  getUnderlineColor?(): number
  readonly extended?: { readonly urlId: number }
}

interface LinkedTerminal {
  readonly _core?: {
    readonly _oscLinkService?: { getLinkData(id: number): { readonly uri: string } | undefined }
  }
}

/** SGR 59 is stored as this colour, so that a white underline cannot be told from one without a colour. */
const resetUnderline = 0xffffff

/** The emulator underlines links by itself. */
function extrasOf(
  cell: IBufferCell & ExtendedCell,
  terminal: Terminal & LinkedTerminal,
): Pick<RawStyle, 'underline' | 'underlineColor' | 'link'> {
  // A cell that is read again still holds the attributes of the one before.
  if (!cell.hasExtendedAttrs?.())
    return { underline: cell.isUnderline() ? 1 : 0, underlineColor: -1, link: '' }
  const underline = cell.isUnderline() ? cell.getUnderlineStyle?.() || 1 : 0
  const isRgb = cell.isUnderlineColorRGB?.() ?? false
  const color = cell.getUnderlineColor?.() ?? -1
  const isPlain = (cell.isUnderlineColorDefault?.() ?? true) || (isRgb && color === resetUnderline)
  const url = cell.extended?.urlId ?? 0
  return {
    underline,
    underlineColor: underline === 0 ? -1 : colorNumberOf(isPlain, isRgb, color),
    link: url === 0 ? '' : (terminal._core?._oscLinkService?.getLinkData(url)?.uri ?? ''),
  }
}
