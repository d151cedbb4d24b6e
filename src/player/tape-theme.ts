import { resolveTheme, themeOfJson } from '../screen/resolve-theme.ts'
import type { Theme } from '../screen/theme.ts'

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
 * The theme that a tape sets: a name, or an object of colours, of which it may leave out some.
 * @throws RunbookError E_THEME when there is no theme of that name, or the object is none.
 */
export async function tapeTheme(written: string): Promise<Theme> {
  return written.startsWith('{')
    ? themeOfJson('(inline)', written, xtermColors)
    : resolveTheme(written)
}
