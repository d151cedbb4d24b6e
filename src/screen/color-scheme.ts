import { RunbookError } from '../errors.ts'
import { isColor } from '../plan/is-color.ts'
import { type Theme } from './theme.ts'

/** The names of the 16 ANSI colours in schemes of xterm.js (its `ITheme`), in the order of SGR 30-37 and 90-97. */
const colorKeys = [
  'black',
  'red',
  'green',
  'yellow',
  'blue',
  'magenta',
  'cyan',
  'white',
  'brightBlack',
  'brightRed',
  'brightGreen',
  'brightYellow',
  'brightBlue',
  'brightMagenta',
  'brightCyan',
  'brightWhite',
] as const

/** What Windows Terminal calls three of the keys. */
const otherKeys: Readonly<Record<string, string>> = {
  magenta: 'purple',
  brightMagenta: 'brightPurple',
  cursor: 'cursorColor',
}

/** A colour scheme with a key for each colour, as VHS, Windows Terminal and xterm.js write them. */
export type ColorScheme = Readonly<Record<string, unknown>>

/** What else there is to know of a scheme. */
interface SchemeOrigin {
  readonly credit: string
  /** Colours of the keys that it lacks or leaves empty; none where it must have them. */
  readonly missing: Readonly<Record<string, string>>
}

/**
 * A theme of a colour scheme. Only background, foreground and the 16 colours must be there: `cursor` is the foreground,
 * and `cursorAccent` the background, where they are not given.
 * @throws RunbookError E_THEME naming the first key that is wrong.
 */
export function themeOfScheme(
  name: string,
  scheme: ColorScheme,
  { credit, missing }: SchemeOrigin,
): Theme {
  const color = (key: string, fallback?: string): string => {
    const written = [scheme[key], scheme[otherKeys[key] ?? key]]
    const value = [...written, fallback, missing[key]].find((each) => (each ?? '') !== '')
    if (isColor(value)) return value
    const hint = `A scheme has background, foreground and ${colorKeys.join(', ')}, each written #rrggbb.`
    throw new RunbookError('E_THEME', `theme ${name} has no valid ${key}`, { hint })
  }
  const foreground = color('foreground')
  const background = color('background')
  return {
    name,
    credit,
    dark: isDark({ foreground, background }),
    foreground,
    background,
    cursor: color('cursor', foreground),
    cursorText: color('cursorAccent', background),
    palette: colorKeys.map((key) => color(key)),
  }
}

/** Whether text is lighter than its ground; colours are `#rrggbb`. */
export function isDark(colors: {
  readonly foreground: string
  readonly background: string
}): boolean {
  return lightness(colors.background) < lightness(colors.foreground)
}

/** Luma of a colour, 0 to 255 (ITU-R BT.601). */
function lightness(color: string): number {
  const channel = (at: number): number => Number.parseInt(color.slice(at, at + 2), 16)
  return 0.299 * channel(1) + 0.587 * channel(3) + 0.114 * channel(5)
}
