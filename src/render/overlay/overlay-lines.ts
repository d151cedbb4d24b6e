import type { Overlay } from '../../cast/asciicast.ts'
import type { Cell } from '../../screen/cell.ts'
import { openScreen } from '../../screen/open-screen.ts'
import type { OverlayState } from './overlay-states.ts'

/** Lines below the terminal: a blank one, then the caption, then the keys. */
export function overlayRows({ captions, keystrokes }: Overlay): number {
  const rows = Number(captions) + Number(keystrokes)
  return rows === 0 ? 0 : rows + 1
}

/** Longest text, in columns. */
const mostCols = 1000

/** Bold; like a key; as before. */
const [bold, pressed, plain] = ['\u001b[1m', '\u001b[7m', '\u001b[m']

/**
 * Returns a function that gives the lines below a terminal of some columns in a state; the same state has the same
 * lines. A text that is too long loses its end, and keys lose the first ones.
 */
export function createOverlayLines(
  overlay: Overlay,
  cols: number,
): (state: OverlayState) => readonly (readonly Cell[])[] {
  const screen = openScreen({ cols: mostCols, rows: 1 })
  const known = new Map<string, readonly (readonly Cell[])[]>()
  const line = (text: string): readonly Cell[] => {
    screen.write(`\u001b[?7l\r${plain}\u001b[2K${text.slice(0, mostCols)}`)
    const cells = screen.snapshot().lines[0] ?? []
    // A wide character that does not fit is left out.
    const end = cells[cols]?.width === 0 && cells[cols - 1]?.width === 2 ? cols - 1 : cols
    return cells.slice(0, end)
  }
  const lines = ({ caption, keys }: OverlayState): readonly (readonly Cell[])[] => [
    [],
    ...(overlay.captions ? [centred(line(`${bold}${printable(caption)}`), cols)] : []),
    ...(overlay.keystrokes ? [line(keyLine(keys, cols))] : []),
  ]
  return (state) => {
    const key = JSON.stringify([state.caption, state.keys])
    const drawn = known.get(key) ?? lines(state)
    known.set(key, drawn)
    return drawn
  }
}

function centred(line: readonly Cell[], cols: number): readonly Cell[] {
  const last = line.findLastIndex(({ text }) => text !== '')
  const used = last < 0 ? 0 : last + (line[last]?.width ?? 1)
  const left = Math.floor((cols - used) / 2)
  return [...line.slice(line.length - left), ...line.slice(0, line.length - left)]
}

function keyLine(keys: OverlayState['keys'], cols: number): string {
  const shown: string[] = []
  let free = cols
  for (const { text } of keys.toReversed()) {
    const characters = Array.from(printable(text))
    if (free <= 2) break
    // Wide characters take two columns; a little less is shown then.
    const kept = characters.slice(2 - free)
    free -= kept.length + 3
    shown.unshift(`${pressed} ${kept.join('')} ${plain}`)
    if (kept.length < characters.length) break
  }
  return shown.join(' ')
}

function printable(text: string): string {
  return text.replace(/\p{Cc}+/gu, ' ')
}
