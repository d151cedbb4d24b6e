import { resolveTheme, themeOfJson } from '../screen/resolve-theme.ts'
import { parseThemeJson, type Theme } from '../screen/theme.ts'

/** The colours that stay where VHS's terminal is given none (xterm.js, ThemeService.ts). */
const xtermColors: Readonly<Record<string, string>> = {
  foreground: '#ffffff',
  background: '#000000',
  black: '#2e3436',
  red: '#cc0000',
  green: '#4e9a06',
  yellow: '#c4a000',
  blue: '#3465a4',
  magenta: '#75507b',
  cyan: '#06989a',
  white: '#d3d7cf',
  brightBlack: '#555753',
  brightRed: '#ef2929',
  brightGreen: '#8ae234',
  brightYellow: '#fce94f',
  brightBlue: '#729fcf',
  brightMagenta: '#ad7fa8',
  brightCyan: '#34e2e2',
  brightWhite: '#eeeeec',
}

/**
 * The theme that a tape sets: a name, or an object of colours, of which it may leave out some. Those that cannot be read are
 * left out, too (xterm.js, ThemeService.ts, parseColor).
 * @throws RunbookError E_THEME when there is no theme of that name, or the object is none.
 */
export async function tapeTheme(written: string): Promise<Theme> {
  if (!written.startsWith('{')) return resolveTheme(written)
  const raw = parseThemeJson('(inline)', written)
  const read = Object.entries(raw).map(([key, value]) => [key, plainColor(key, value) ?? ''])
  return themeOfJson('(inline)', JSON.stringify(Object.fromEntries(read)), xtermColors)
}

/** The keys of a theme in a tape whose colours cannot be read, none for a name and for what is no object. */
export function unreadColors(written: string): string[] {
  if (!written.startsWith('{')) return []
  try {
    const raw = Object.entries(parseThemeJson('(inline)', written))
    return raw.filter(([key, value]) => plainColor(key, value) === null).map(([key]) => key)
  } catch {
    return []
  }
}

/** Words of colours that xterm.js knows beside those of `xtermColors`. */
const otherColors: ReadonlySet<string> = new Set(['cursor', 'cursorAccent'])

/** A colour as `#rrggbb`, which may be written `#rgb` and without its opacity; null for none. What is no colour stays. */
function plainColor(key: string, value: unknown): unknown {
  const isNamed = Object.hasOwn(xtermColors, key) || otherColors.has(key)
  if (!isNamed || typeof value !== 'string' || value === '') return value
  const [, short, long] =
    /^#(?:([\da-f]{3})[\da-f]?|([\da-f]{6})(?:[\da-f]{2})?)$/i.exec(value) ?? []
  if (long !== undefined) return `#${long}`
  return short === undefined ? null : `#${short.replace(/./g, '$&$&')}`
}
