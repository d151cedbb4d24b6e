import type { Terminal } from '@xterm/headless'

import { askCells } from '../screen/ask-cells.ts'
import { type CellTable, createCellTable } from '../screen/cell-table.ts'
import { emulatorCore } from '../screen/emulator-core.ts'
import { openEmulator } from '../screen/open-emulator.ts'
import type { ScreenSize } from '../screen/open-screen.ts'
import { rowText } from '../screen/row-text.ts'

/** The window of a terminal that is scrolled back over its output, and output drawn to show the same on any terminal. */
export interface ScrolledView {
  /** It shows something else than the end. */
  readonly isBack: () => boolean
  /** Takes output of the terminal. */
  write(data: Uint8Array): void
  /** Scrolls by lines, up with a negative number, as far as there are some; returns the output that shows it. */
  scroll(lines: number): string
  /** Returns to the end; the output that shows it, `''` when the window is there. */
  end(): string
}

/** For tapes that do not scroll: it has nothing to scroll to. */
export const fixedView: ScrolledView = {
  isBack: () => false,
  write: () => {},
  scroll: () => '',
  end: () => '',
}

/** As many lines as VHS keeps, which is what its emulator does by itself (xterm.js, ITerminalOptions.scrollback). */
const keptLines = 1000

/** The alternate screen, without a cursor, holds what is scrolled to; behind it the terminal stays as it is. */
const [enter, leave, showCursor] = ['\u001b[?1049h\u001b[?25l', '\u001b[?1049l', '\u001b[?25h']

/** Opens a window over a terminal of a size; a program that has the alternate screen leaves nothing to scroll to. */
export function openScrolledView(size: ScreenSize, isCursorShown: () => boolean): ScrolledView {
  const terminal = openEmulator({ ...size, scrollback: keptLines })
  const core = emulatorCore(terminal)
  const cells = createCellTable()
  let isBack = false
  const end = (): string => {
    if (!isBack) return ''
    isBack = false
    terminal.scrollToBottom()
    return leave + (isCursorShown() ? showCursor : '')
  }
  return {
    isBack: () => isBack,
    write: (data) => core._writeBuffer.writeSync(data),
    scroll(lines) {
      const { active } = terminal.buffer
      const before = active.viewportY
      terminal.scrollLines(lines)
      if (active.viewportY === before) return ''
      if (active.viewportY === active.baseY) return end()
      const start = isBack ? '' : enter
      isBack = true
      return start + drawn(terminal, cells)
    },
    end,
  }
}

/** Every row of the window at its place. */
function drawn(terminal: Terminal, cells: CellTable): string {
  const { rows, cols, buffer } = terminal
  return Array.from({ length: rows }, (_, row) => {
    const cellAt = askCells(terminal, buffer.active.viewportY + row, cells)
    const line = Array.from({ length: cols }, (__, column) => cellAt(column))
    return `\u001b[${row + 1}H\u001b[m\u001b[2K${rowText(line)}`
  }).join('')
}
