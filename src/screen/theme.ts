import { RunbookError } from '../errors.ts'
import { isColor } from '../plan/is-color.ts'

/** The colours of a terminal, each `#rrggbb`. */
export interface Theme {
  readonly name: string
  /** Who drew it, and its licence. */
  readonly credit: string
  /** Light text on a dark ground. */
  readonly dark: boolean
  readonly foreground: string
  readonly background: string
  readonly cursor: string
  /** Colour of the character under a block cursor. */
  readonly cursorText: string
  /** The 16 ANSI colours: black red green yellow blue magenta cyan white, then their bright forms. */
  readonly palette: readonly string[]
}

/**
 * Checks the text of a theme file. The theme has the name that it says, else that of its file.
 * @throws RunbookError E_THEME naming the first key that is wrong.
 */
export function parseTheme(name: string, text: string): Theme {
  const raw = parseThemeJson(name, text)
  const key = firstWrongKey(raw)
  if (key !== null) {
    const hint =
      'A theme has credit, dark, foreground, background, cursor, cursorText and 16 palette colours, written #rrggbb.'
    throw new RunbookError('E_THEME', `theme ${name} has no valid ${key}`, { hint })
  }
  const said = raw['name']
  return { ...(raw as unknown as Theme), name: typeof said === 'string' ? said : name }
}

/**
 * The object that a theme's JSON text is.
 * @throws RunbookError E_THEME when it is not JSON.
 */
export function parseThemeJson(name: string, text: string): Record<string, unknown> {
  try {
    return Object(JSON.parse(text)) as Record<string, unknown>
  } catch (cause) {
    const hint = 'Write the theme as one JSON object; keys and colours stand in double quotes.'
    throw new RunbookError('E_THEME', `theme ${name} is not JSON`, { hint, cause })
  }
}

function firstWrongKey(raw: Record<string, unknown>): string | null {
  const colors = ['foreground', 'background', 'cursor', 'cursorText']
  const { name = '', credit, dark, palette } = raw
  if (typeof name !== 'string') return 'name'
  if (typeof credit !== 'string') return 'credit'
  if (typeof dark !== 'boolean') return 'dark'
  if (!Array.isArray(palette) || palette.length !== 16 || !palette.every(isColor)) return 'palette'
  return colors.find((key) => !isColor(raw[key])) ?? null
}
