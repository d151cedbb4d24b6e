import { type Box, type Drawing, rectangle, reversed } from './drawing.ts'

/** A hollow box, as fonts draw what they lack. */
export function drawMissing({ width, height, line }: Box): Drawing {
  const [x0, y0] = [line + 1, Math.round(height * 0.22)]
  const [x1, y1] = [width - line - 1, Math.round(height * 0.78)]
  const hole = reversed(rectangle(x0 + line, y0 + line, x1 - line, y1 - line))
  return { polygons: [rectangle(x0, y0, x1, y1), hole], opacity: 0.6 }
}
