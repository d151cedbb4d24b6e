import { RunbookError } from '../errors.ts'
import { isColor } from '../plan/is-color.ts'
import { readFill } from '../plan/read-fill.ts'
import { type Fill, looksRanges, plainLooks, type RecordingLooks } from '../plan/recording-looks.ts'
import { bundledFont } from '../screen/font/bundled-font.ts'
import type { TextFont } from '../screen/font/text-font.ts'
import type { Picture } from './picture/picture.ts'

export { cursorShapes, type Fill, overlayWords, windowBars } from '../plan/recording-looks.ts'

/** How the terminal and the window around it look; lengths in pixels. */
export interface Looks extends RecordingLooks {
  readonly font: TextFont
  /** Size of the text. */
  readonly fontSize: number
  /** Of the whole picture, with the text in the middle of the window; null is as large as text, padding and margin are. */
  readonly size: { readonly width: number; readonly height: number } | null
  /** Bold text in one of the first eight colours has its bright form, as in many terminals. */
  readonly boldIsBright: boolean
  /** Between the text and the edge of the window. */
  readonly padding: number
  /** Fills the margin, stretched to the whole picture; null for none. */
  readonly marginPicture: Picture | null
}

/** The looks of documents' recordings; the padding of another text size is in proportion. */
export const defaultLooks: Looks = {
  ...plainLooks,
  font: bundledFont,
  fontSize: 16,
  size: null,
  boldIsBright: false,
  padding: 20,
  marginPicture: null,
}

/**
 * Completes and checks looks: what is not given is as in `defaultLooks`, and the padding in proportion to the text.
 * @throws RunbookError E_FORMAT naming what is out of range.
 */
export function completeLooks(given: Partial<Looks>): Looks {
  const fontSize = given.fontSize ?? defaultLooks.fontSize
  const padding = Math.round((fontSize * defaultLooks.padding) / defaultLooks.fontSize)
  const looks = { ...defaultLooks, padding, ...given }
  for (const [key, [least, most]] of Object.entries(looksRanges)) {
    const value = looks[key as keyof typeof looksRanges]
    if (value >= least && value <= most) continue
    throw wrong(key, String(value), `Give a number from ${least} to ${most}.`)
  }
  const { marginFill: fill } = looks
  if (fill !== null && !(isColor(fill.from) && isColor(fill.to)))
    throw wrongFill(JSON.stringify(`${fill.from},${fill.to}`))
  return looks
}

/**
 * Reads a fill: `#rrggbb`, or two of them with a comma between for a gradient.
 * @throws RunbookError E_FORMAT for anything else.
 */
export function parseFill(text: string): Fill {
  const fill = readFill(text)
  if (fill !== null) return fill
  throw wrongFill(JSON.stringify(text))
}

/**
 * Reads a size in pixels, as in `1200x600`.
 * @throws RunbookError E_FORMAT for anything else.
 */
export function parseSize(text: string): { readonly width: number; readonly height: number } {
  const [, width, height] = /^([1-9]\d{0,4})x([1-9]\d{0,4})$/.exec(text) ?? []
  if (width !== undefined && height !== undefined)
    return { width: Number(width), height: Number(height) }
  throw wrong('size', JSON.stringify(text), 'Write width and height in pixels, as in 1200x600.')
}

function wrongFill(value: string): RunbookError {
  return wrong(
    'marginFill',
    value,
    'Write one colour as in "#6b50ff", two with a comma between, or the path of a .png, .jpg or .gif file; make a .png of other pictures.',
  )
}

function wrong(key: string, value: string, hint: string): RunbookError {
  // As flags and header arguments spell it.
  const name = key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
  return new RunbookError('E_FORMAT', `${name} cannot be ${value}`, { hint })
}
