import type { Terminal } from '@xterm/headless'

import { type AskCell, askCells } from './ask-cells.ts'
import type { CellTable } from './cell-table.ts'
import type { Cell } from './cell.ts'
import { emulatorCore } from './emulator-core.ts'
import { createRowCopies } from './row-copies.ts'
import { trackTouchedRows } from './track-touched-rows.ts'
import { createWordIndex } from './word-index.ts'

/** The words of a line that was read, and the cells made of them. */
interface ReadRow {
  readonly words: Uint32Array
  /** The words alone say what the row shows. */
  readonly complete: boolean
  readonly cells: readonly Cell[]
  /** Where it was shown last. */
  row: number
}

/** Three words a cell: content, foreground, background (xterm.js, src/common/buffer/Constants.ts). */
const combinedBit = 0x200000
const extendedBit = 0x10000000
const widthShift = 22

/**
 * Returns a function that reads the visible rows of a terminal; a row that did not change is the same array as
 * before. The words of a line are compared first, and cells that were seen before are found by their words, which
 * is many times faster than asking for each cell.
 */
export function readRows(terminal: Terminal, cells: CellTable): () => readonly (readonly Cell[])[] {
  const readRow = createRowReader(terminal, cells)
  const core = emulatorCore(terminal)
  const touchedNow = trackTouchedRows(terminal)
  const moved = createRowTable()
  let read: ReadRow[] = []
  let shown: readonly (readonly Cell[])[] = []
  return () => {
    const { first, last } = touchedNow()
    if (first > last) return shown
    const { lines, ybase } = core.buffer
    const now = read.slice(0, terminal.rows)
    // By so many rows text was moved up since the last call.
    let shift = 0
    for (let row = first; row <= last; row += 1) {
      const words = lines.get(ybase + row)?._data ?? noWords
      let next = showing(words, read[row], read[row + shift])
      if (next === undefined) {
        next = moved.find(words)
        if (next !== undefined) shift = next.row - row
      }
      if (next === undefined) {
        next = readRow(words, ybase + row, read[row])
        if (next.complete) moved.add(next)
      }
      next.row = row
      now[row] = next
    }
    read = now
    shown = now.map((row) => row.cells)
    return shown
  }
}

/** The one of two rows that shows some words. */
function showing(
  words: Uint32Array,
  before: ReadRow | undefined,
  shifted: ReadRow | undefined,
): ReadRow | undefined {
  if (before !== undefined && before.complete && equalWords(before.words, words)) return before
  if (shifted === before || shifted === undefined || !shifted.complete) return undefined
  return equalWords(shifted.words, words) ? shifted : undefined
}

/** Returns a function that makes a row of the words of line `y`, most of which are often as before. */
function createRowReader(
  terminal: Terminal,
  cells: CellTable,
): (words: Uint32Array, y: number, before: ReadRow | undefined) => ReadRow {
  const known = createWordIndex()
  const copyOf = createRowCopies<Uint32Array>((length) => new Uint32Array(length))
  /** The cell at `x`, of words that say all of it. */
  const find = (words: Uint32Array, x: number, ask: AskCell): Cell => {
    const content = words[3 * x] ?? 0
    const foreground = words[3 * x + 1] ?? 0
    const background = words[3 * x + 2] ?? 0
    let cell = known.find(content, foreground, background)
    if (cell === undefined) known.add([content, foreground, background], (cell = ask(x)))
    return cell
  }
  return (words, y, before) => {
    let asked: AskCell | null = null
    const ask: AskCell = (x) => (asked ??= askCells(terminal, y, cells))(x)
    const { cols } = terminal
    const base = before?.complete && before.words.length === words.length ? before : null
    const now = base === null ? [] : base.cells.slice()
    let complete = words.length > 0
    let same = before?.cells.length === cols
    const from = base === null ? 0 : firstDifference(base.words, words)
    const to = base === null ? cols : lastDifference(base.words, words) + 2
    for (let x = from; x < to && x < cols; x += 1) {
      const isComplete = sayAll(words, x)
      let cell = base !== null && isSame(base.words, words, x) ? base.cells[x] : undefined
      cell ??= isComplete ? find(words, x, ask) : ask(x)
      // The emulator may shift the right half of a wide cell away from its left one, and cuts it off where it gets narrower.
      const isHalf = cell.width === 0 ? now[x - 1]?.width !== 2 : cell.width === 2 && x === cols - 1
      if (isHalf) cell = cells.blankLike(cell)
      complete &&= isComplete
      same &&= cell === before?.cells[x]
      now[x] = cell
    }
    const shown = same && before !== undefined ? before.cells : now
    return { words: copyOf(words), complete, cells: shown, row: 0 }
  }
}

/** The first column where two lines of the same length differ. */
function firstDifference(before: Uint32Array, words: Uint32Array): number {
  let at = 0
  while (at < words.length && before[at] === words[at]) at += 1
  return Math.floor(at / 3)
}

/** The last column where two lines of the same length differ. */
function lastDifference(before: Uint32Array, words: Uint32Array): number {
  let at = words.length - 1
  while (at >= 0 && before[at] === words[at]) at -= 1
  return Math.floor(at / 3)
}

/** Rows that were read, by their words: a row that was scrolled is the same array as before. */
interface RowTable {
  find(words: Uint32Array): ReadRow | undefined
  /** Adds the row whose words were looked for last. */
  add(row: ReadRow): void
}

/** Rows that are kept; beyond, all are forgotten. */
const mostRows = 4096

function createRowTable(): RowTable {
  const rows = new Map<number, ReadRow>()
  let hash = 0
  return {
    find(words) {
      hash = hashOf(words)
      const row = rows.get(hash)
      return row !== undefined && equalWords(row.words, words) ? row : undefined
    },
    add(row) {
      if (rows.size >= mostRows) rows.clear()
      rows.set(hash, row)
    },
  }
}

/** FNV-1a (G. Fowler, L. Noll, K.-P. Vo, 1991), the three words of a cell at a time. */
function hashOf(words: Uint32Array): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < words.length; at += 3) {
    const foreground = words[at + 1] ?? 0
    const background = words[at + 2] ?? 0
    const colors =
      ((foreground << 7) | (foreground >>> 25)) ^ ((background << 13) | (background >>> 19))
    hash = Math.imul(hash ^ (words[at] ?? 0) ^ colors, 0x01000193)
  }
  return hash
}

const noWords = new Uint32Array(0)

/** Combined characters and extended attributes are kept outside the words. */
function sayAll(words: Uint32Array, x: number): boolean {
  const content = words[3 * x]
  const background = words[3 * x + 2] ?? 0
  return content !== undefined && (content & combinedBit) === 0 && (background & extendedBit) === 0
}

/** The words of a cell are as before; a right half hangs on the cell before it. */
function isSame(before: Uint32Array, words: Uint32Array, x: number): boolean {
  const content = words[3 * x] ?? 0
  return (
    before[3 * x] === content &&
    before[3 * x + 1] === words[3 * x + 1] &&
    before[3 * x + 2] === words[3 * x + 2] &&
    content >>> widthShift !== 0
  )
}

function equalWords(left: Uint32Array, right: Uint32Array): boolean {
  if (left.length !== right.length) return false
  for (let at = 0; at < left.length; at += 1) if (left[at] !== right[at]) return false
  return true
}
