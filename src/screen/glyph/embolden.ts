import type { OpenTypeFont } from '../font/open-type.ts'
import type { Outline } from '../font/outline.ts'

/** Drawn twice, a little apart, as printers did: for fonts without a bold face. */
export function embolden(outline: Outline, { unitsPerEm }: OpenTypeFont): Outline {
  const by = unitsPerEm / 40
  return [-by / 2, by / 2].flatMap((shift) =>
    outline.map((contour) => contour.map((point) => ({ ...point, x: point.x + shift }))),
  )
}
