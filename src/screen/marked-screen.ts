import type { Terminal } from '@xterm/headless'

import { type EmulatorCore, emulatorCore } from './emulator-core.ts'
import { openEmulator } from './open-emulator.ts'
import type { ScreenSize } from './open-screen.ts'
import type { TextRow } from './secrets-on-rows.ts'
import { checkSize } from './size-of.ts'
import { trackTouchedRows } from './track-touched-rows.ts'

/** A row of a screen, and what wrote it. */
export interface MarkedRow extends TextRow {
  /** For each column the number that its character was written with, -1 for none, -2 in the right half of a wide one. */
  readonly marks: readonly number[]
}

/** A terminal whose cells know which character of the output wrote them. */
export interface MarkedScreen {
  /** Interprets output at once. */
  write(data: string): void
  resize(size: ScreenSize): void
  /** The visible rows; one that was not touched since the last call is the same object. */
  rows(): readonly MarkedRow[]
}

/** So many characters can be told from each other. */
const mostMarks = 1 << 24

/** Output that marks what is written behind it with a number from 0 to 2^24 - 1: it is a colour, which moves with a cell. */
export function markOf(number: number): string {
  const value = number % mostMarks
  return `\u001b[38;2;${value >>> 16};${(value >>> 8) & 255};${value & 255}m`
}

/**
 * Opens a terminal that reads marks (markOf) off its cells.
 * @throws RunbookError E_CAST for a size that no terminal has.
 */
export function openMarkedScreen(size: ScreenSize): MarkedScreen {
  checkSize(size)
  const { cols, rows } = size
  // The emulator makes a terminal no narrower.
  const terminal = openEmulator({ cols: Math.max(2, cols), rows, scrollback: 0 })
  const core = emulatorCore(terminal)
  const touched = trackTouchedRows(terminal)
  let shown: MarkedRow[] = []
  return {
    write: (data) => {
      if (data !== '') core._writeBuffer.writeSync(data)
    },
    resize: (next) => {
      checkSize(next)
      terminal.resize(next.cols, next.rows)
    },
    rows() {
      const { first, last } = touched()
      if (first > last) return shown
      const now = shown.slice(0, terminal.rows)
      for (let row = first; row <= last; row += 1) now[row] = readRow(terminal, core, row)
      shown = now
      return shown
    },
  }
}

/** Words of cells (xterm.js, src/common/buffer/Constants.ts). */
const [codePointBits, combinedBit, colorBits, rgbMode] = [
  0x1fffff, 0x200000, 0xffffff, 0x3000000,
] as const

function readRow(terminal: Terminal, { buffer }: EmulatorCore, row: number): MarkedRow {
  const line = terminal.buffer.active.getLine(buffer.ybase + row)
  const words = buffer.lines.get(buffer.ybase + row)?._data ?? new Uint32Array()
  const columns: number[] = []
  const marks: number[] = []
  let text = ''
  let isFull = false
  for (let column = 0; column < terminal.cols; column += 1) {
    const content = words[3 * column] ?? 0
    const foreground = words[3 * column + 1] ?? 0
    const isRight = content >>> 22 === 0
    const isMarked = !isRight && (foreground & rgbMode) === rgbMode
    marks.push(isRight ? -2 : isMarked ? foreground & colorBits : -1)
    isFull = isRight || (content & (codePointBits | combinedBit)) !== 0
    if (isRight) continue
    const isCombined = (content & combinedBit) !== 0
    const code = content & codePointBits
    const shown = isCombined
      ? (line?.getCell(column)?.getChars() ?? ' ')
      : String.fromCodePoint(code === 0 ? 32 : code)
    for (let unit = 0; unit < shown.length; unit += 1) columns.push(column)
    text += shown
  }
  return { text, columns, marks, isWrapped: line?.isWrapped === true, isFull }
}
