import { RunbookError } from '../errors.ts'
import { isColor } from '../screen/theme.ts'

/** The kinds of window bars, as VHS names them: filled or hollow dots, on the left or on the right. */
export const windowBars = ['none', 'Colorful', 'ColorfulRight', 'Rings', 'RingsRight'] as const

/** The shapes that a cursor can be drawn in; `program` is the one that the program asks for (DECSCUSR). */
export const cursorShapes = ['program', 'block', 'underline', 'bar', 'hidden'] as const

/** What fills an area: one colour, or two that go over into each other from the top left to the bottom right. */
export interface Fill {
  readonly from: string
  /** The same as `from` for a plain area. */
  readonly to: string
}

/** How the terminal and the window around it look; lengths in pixels. */
export interface Looks {
  /** Size of the text. */
  readonly fontSize: number
  /** Height of a line in text sizes. */
  readonly lineHeight: number
  /** Added to the width of each cell; may be negative. */
  readonly letterSpacing: number
  /** Of the whole picture, with the text in the middle of the window; null is as large as text, padding and margin are. */
  readonly size: { readonly width: number; readonly height: number } | null
  /** Between the text and the edge of the window. */
  readonly padding: number
  /** Around the window. */
  readonly margin: number
  /** What the margin is filled with; null is the theme's background. */
  readonly marginFill: Fill | null
  /** Radius of the window's corners. */
  readonly borderRadius: number
  readonly windowBar: (typeof windowBars)[number]
  /** Height of the window bar; it counts only where there is one. */
  readonly windowBarSize: number
  /** Text in the middle of the window bar, `''` for none. */
  readonly title: string
  readonly cursor: (typeof cursorShapes)[number]
  /** The cursor goes on and off while nothing else happens. */
  readonly cursorBlink: boolean
}

/** The looks of documents' recordings; the padding of another text size is in proportion. */
export const defaultLooks: Looks = {
  fontSize: 16,
  lineHeight: 1.3,
  letterSpacing: 0,
  size: null,
  padding: 20,
  margin: 0,
  marginFill: null,
  borderRadius: 0,
  windowBar: 'none',
  windowBarSize: 30,
  title: '',
  cursor: 'program',
  cursorBlink: false,
}

/** Smallest and largest value of each number. */
const ranges = {
  fontSize: [4, 200],
  lineHeight: [0.5, 5],
  letterSpacing: [-20, 100],
  padding: [0, 2000],
  margin: [0, 2000],
  borderRadius: [0, 1000],
  windowBarSize: [8, 400],
} as const

/**
 * Completes and checks looks: what is not given is as in `defaultLooks`, and the padding in proportion to the text.
 * @throws RunbookError E_FORMAT naming what is out of range.
 */
export function completeLooks(given: Partial<Looks>): Looks {
  const fontSize = given.fontSize ?? defaultLooks.fontSize
  const padding = Math.round((fontSize * defaultLooks.padding) / defaultLooks.fontSize)
  const looks = { ...defaultLooks, padding, ...given }
  for (const [key, [least, most]] of Object.entries(ranges)) {
    const value = looks[key as keyof typeof ranges]
    if (value >= least && value <= most) continue
    throw wrong(key, String(value), `Give a number from ${least} to ${most}.`)
  }
  const { marginFill: fill } = looks
  if (fill !== null && !(isColor(fill.from) && isColor(fill.to))) throw wrongFill()
  return looks
}

/**
 * Reads a fill: `#rrggbb`, or two of them with a comma between for a gradient.
 * @throws RunbookError E_FORMAT for anything else.
 */
export function parseFill(text: string): Fill {
  const [from = '', to = from, ...more] = text.split(',').map((color) => color.trim())
  if (more.length === 0 && isColor(from) && isColor(to)) return { from, to }
  throw wrongFill()
}

function wrongFill(): RunbookError {
  return wrong(
    'marginFill',
    'that',
    'Write one colour as in "#6b50ff", or two with a comma between.',
  )
}

function wrong(key: string, value: string, hint: string): RunbookError {
  return new RunbookError('E_FORMAT', `${key} cannot be ${value}`, { hint })
}
