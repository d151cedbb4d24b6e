import type { Cell } from './cell.ts'
import { sgrOf } from './sgr.ts'

/** Cells with their styles as output that draws them, up to the last that is not just blank; the right half of a wide one is drawn with the left. */
export function rowText(line: readonly Cell[]): string {
  let text = ''
  let style = ''
  for (const cell of line.slice(0, line.findLastIndex(isDrawn) + 1)) {
    if (cell.width === 0) continue
    const next = sgrOf(cell.style)
    // Without parameters, or with 0 for the first, it takes back the style before.
    if (next !== style) text += next === '' ? '\u001b[m' : `\u001b[0;${next}m`
    text += cell.text || ' '
    style = next
  }
  return text
}

function isDrawn({ text, style }: Cell): boolean {
  return text !== '' || sgrOf(style) !== ''
}
