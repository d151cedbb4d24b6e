import { isColor } from './is-color.ts'
import type { Fill } from './recording-looks.ts'

/** Reads a fill: `#rrggbb`, or two of them with a comma between for a gradient; null for anything else. */
export function readFill(text: string): Fill | null {
  const [from = '', to = from, ...more] = text.split(',').map((color) => color.trim())
  return more.length === 0 && isColor(from) && isColor(to) ? { from, to } : null
}
