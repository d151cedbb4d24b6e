/** A part of a picture that stands in the file as a picture of its own: every so many pixels from a place on. */
export interface PngPass {
  readonly left: number
  readonly top: number
  readonly stepX: number
  readonly stepY: number
  readonly width: number
  readonly height: number
}

/** Left, top, and steps to the right and down, of Adam7 (PNG 1.2, 2.6). */
const adam7 = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
] as const

/** The passes that a picture comes in, those without pixels left out. */
export function passesOf(picture: {
  readonly width: number
  readonly height: number
  readonly interlaced: boolean
}): PngPass[] {
  const parts = picture.interlaced ? adam7 : ([[0, 0, 1, 1]] as const)
  return parts
    .map(([left, top, stepX, stepY]) => ({
      left,
      top,
      stepX,
      stepY,
      width: Math.ceil((picture.width - left) / stepX),
      height: Math.ceil((picture.height - top) / stepY),
    }))
    .filter(({ width, height }) => width > 0 && height > 0)
}
