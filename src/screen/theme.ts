import { readdir, readFile } from 'node:fs/promises'

import { RunbookError } from '../errors.ts'
import { nearest } from '../plan/nearest.ts'

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

/** `src/screen/` and `dist/screen/` are equally deep, so this holds for both. */
const folder = new URL('../../themes/', import.meta.url)

/** The names of all themes, sorted. */
export async function themeNames(): Promise<string[]> {
  const files = await readdir(folder)
  return files
    .filter((file) => file.endsWith('.json'))
    .map((file) => file.slice(0, -'.json'.length))
    .toSorted()
}

/**
 * Reads `themes/NAME.json`.
 * @throws RunbookError E_THEME when there is no theme of that name, or its file is not a theme.
 */
export async function loadTheme(name: string): Promise<Theme> {
  const known = await themeNames()
  // Names come from documents: only a listed one may become a path.
  if (!known.includes(name)) throw unknownTheme(name, known)
  return parseTheme(name, await readFile(new URL(`${name}.json`, folder), 'utf8'))
}

/**
 * Checks the text of a theme file and names the theme.
 * @throws RunbookError E_THEME naming the first key that is wrong.
 */
export function parseTheme(name: string, text: string): Theme {
  const raw = parseJson(name, text)
  const key = firstWrongKey(raw)
  if (key !== null) {
    const hint =
      'A theme has credit, dark, foreground, background, cursor, cursorText and 16 palette colours, written #rrggbb.'
    throw new RunbookError('E_THEME', `theme ${name} has no valid ${key}`, { hint })
  }
  return { ...(raw as unknown as Theme), name }
}

function parseJson(name: string, text: string): Record<string, unknown> {
  try {
    return Object(JSON.parse(text)) as Record<string, unknown>
  } catch (cause) {
    const hint = `Correct themes/${name}.json.`
    throw new RunbookError('E_THEME', `theme ${name} is not JSON`, { hint, cause })
  }
}

function firstWrongKey(raw: Record<string, unknown>): string | null {
  const colors = ['foreground', 'background', 'cursor', 'cursorText']
  const { credit, dark, palette } = raw
  if (typeof credit !== 'string') return 'credit'
  if (typeof dark !== 'boolean') return 'dark'
  if (!Array.isArray(palette) || palette.length !== 16 || !palette.every(isColor)) return 'palette'
  return colors.find((key) => !isColor(raw[key])) ?? null
}

function isColor(value: unknown): boolean {
  return typeof value === 'string' && /^#[0-9a-f]{6}$/i.test(value)
}

function unknownTheme(name: string, known: readonly string[]): RunbookError {
  const near = nearest(name, known)
  const hint = near === null ? `Choose one of ${known.join(', ')}.` : `Did you mean ${near}?`
  return new RunbookError('E_THEME', `there is no theme ${JSON.stringify(name)}`, { hint })
}
