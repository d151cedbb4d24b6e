import type { Terminal } from '@xterm/headless'

import { answerColors, type ShownColors } from './answer-colors.ts'
import { type CellTable, createCellTable } from './cell-table.ts'
import { emulatorCore } from './emulator-core.ts'
import { openEmulator } from './open-emulator.ts'
import { quickenEmulator } from './quicken-emulator.ts'
import { readRows } from './read-rows.ts'
import type { Screen } from './screen.ts'
import { checkSize } from './size-of.ts'
import { trackCursor } from './track-cursor.ts'

/** A terminal without a window: bytes in, cells out. */
export interface OpenScreen {
  /** Interprets output at once; sequences may be split over calls. */
  write(data: string | Uint8Array): void
  resize(size: ScreenSize): void
  /** The visible rows as text, without blanks at their ends. */
  lines(): string[]
  /** What is visible now; rows that did not change since the last call are the same objects. */
  snapshot(): Screen
  /** Sets the receiver of what the terminal answers to questions of programs, such as where its cursor is. */
  onReply(receive: (data: string) => void): void
  /** Sets the colours that it answers with, and the receiver; without them it is silent about its colours. */
  answerColors(colors: ShownColors, receive: (data: string) => void): void
  /** Arrow keys send other sequences (DECCKM). */
  hasApplicationCursor(): boolean
  /** The row that the cursor is in, from 0. */
  cursorRow(): number
  /** A program asked to be shown only when it is done (DEC private mode 2026, synchronized output). */
  isHeld(): boolean
}

/** Size in cells. */
export interface ScreenSize {
  readonly cols: number
  readonly rows: number
}

/**
 * Opens a terminal of `cols` by `rows` cells, of two columns instead of one; cells of all screens that share a table are
 * interned together.
 * @throws RunbookError E_CAST when a side is not a whole number from 1 to 1000.
 */
export function openScreen(size: ScreenSize, cells: CellTable = createCellTable()): OpenScreen {
  checkSize(size)
  const terminal = openEmulator({ ...size, scrollback: 0 })
  const core = emulatorCore(terminal)
  quickenEmulator(core)
  const cursorShape = trackCursor(terminal.parser)
  const rowsNow = readRows(terminal, cells)
  return {
    write(data) {
      // The emulator's declared `write` defers it, which costs a timer.
      if (data.length > 0) core._writeBuffer.writeSync(data)
    },
    resize(next) {
      checkSize(next)
      terminal.resize(next.cols, next.rows)
    },
    lines: () => visibleText(terminal),
    snapshot() {
      const { x, y } = core.buffer
      const { cols, rows } = terminal
      const cursor = { column: Math.min(x, cols - 1), row: y, shape: cursorShape() }
      return { cols, rows, lines: rowsNow(), cursor }
    },
    onReply: (receive) => void terminal.onData(receive),
    answerColors: (colors, receive) => answerColors(terminal.parser, colors, receive),
    hasApplicationCursor: () => terminal.modes.applicationCursorKeysMode,
    cursorRow: () => terminal.buffer.active.cursorY,
    isHeld: () => core.coreService.decPrivateModes.synchronizedOutput,
  }
}

function visibleText({ buffer, rows }: Terminal): string[] {
  const { baseY } = buffer.active
  return Array.from(
    { length: rows },
    (_, row) => buffer.active.getLine(baseY + row)?.translateToString(true) ?? '',
  )
}
