import type { IBufferCell, Terminal } from '@xterm/headless'

import { emulatorCore } from '../screen/emulator-core.ts'
import { openEmulator } from '../screen/open-emulator.ts'
import type { ScreenSize } from '../screen/open-screen.ts'

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
      return start + drawn(terminal)
    },
    end,
  }
}

/** Every row of the window at its place. */
function drawn({ buffer: { active }, rows, cols }: Terminal): string {
  return Array.from({ length: rows }, (_, row) => {
    const line = active.getLine(active.viewportY + row)
    const cells = Array.from({ length: cols }, (__, column) => line?.getCell(column))
    return `\u001b[${row + 1}H\u001b[m\u001b[2K${rowText(cells)}`
  }).join('')
}

/** Cells with their styles, up to the last that is not just blank; the right half of a wide one is drawn with the left. */
function rowText(cells: readonly (IBufferCell | undefined)[]): string {
  let text = ''
  let style = '0'
  for (const cell of cells.slice(0, cells.findLastIndex(isDrawn) + 1)) {
    if (cell === undefined || cell.getWidth() === 0) continue
    const next = styleOf(cell).join(';')
    text += `${next === style ? '' : `\u001b[${next}m`}${cell.getChars() || ' '}`
    style = next
  }
  return text
}

function isDrawn(cell: IBufferCell | undefined): boolean {
  return cell !== undefined && (cell.getChars() !== '' || !cell.isAttributeDefault())
}

/** Parameters of SGR (ECMA-48, 8.3.117), the first of which takes back those before. */
function styleOf(cell: IBufferCell): string[] {
  const attributes: readonly (readonly [number, string])[] = [
    [cell.isBold(), '1'],
    [cell.isDim(), '2'],
    [cell.isItalic(), '3'],
    [cell.isUnderline(), '4'],
    [cell.isInverse(), '7'],
    [cell.isInvisible(), '8'],
    [cell.isStrikethrough(), '9'],
    [cell.isOverline(), '53'],
  ]
  return [
    '0',
    ...attributes.flatMap(([isSet, parameter]) => (isSet ? [parameter] : [])),
    ...colorOf(38, cell.isFgDefault(), cell.isFgRGB(), cell.getFgColor()),
    ...colorOf(48, cell.isBgDefault(), cell.isBgRGB(), cell.getBgColor()),
  ]
}

function colorOf(base: 38 | 48, isDefault: boolean, isDirect: boolean, color: number): string[] {
  if (isDefault) return []
  return isDirect
    ? [`${base};2;${color >> 16};${(color >> 8) & 255};${color & 255}`]
    : [`${base};5;${color}`]
}
