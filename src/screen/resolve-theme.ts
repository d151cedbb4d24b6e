import { readdir, readFile } from 'node:fs/promises'

import { RunbookError } from '../errors.ts'
import { nearest } from '../plan/nearest.ts'
import { themeOfScheme } from './color-scheme.ts'
import { schemeCollection } from './scheme-collection.ts'
import { themePairs } from './theme-pairs.ts'
import { parseTheme, parseThemeJson, type Theme } from './theme.ts'

/** `src/screen/` and `dist/screen/` are equally deep, so this holds for both. */
const folder = new URL('../../themes/', import.meta.url)

/** Themes of other authors that the collection lacks, or has in other colours, by the names that VHS gives them. */
const knownToVhs = new URL('known-to-vhs/', folder)

/** The names of the themes drawn for runbook, sorted. */
export function ownThemeNames(): Promise<string[]> {
  return filesIn(folder)
}

/** The names of all themes: our own, then those of others, sorted. */
export async function themeNames(): Promise<string[]> {
  const files = await filesIn(knownToVhs)
  const others = await Promise.all(files.map((file) => readTheme(file, knownToVhs)))
  const names = [...others.map(({ name }) => name), ...schemeCollection().keys()]
  return [...(await ownThemeNames()), ...names.toSorted()]
}

/**
 * The theme that a document, a tape or a user wrote down: a name, or the theme itself as a JSON object, with the
 * keys of VHS's inline themes or of our own. Names of other authors' themes are found in any case and with or without
 * blanks, so that `Catppuccin Mocha`, `catppuccin-mocha` and `CatppuccinMocha` are one. Reads no file but ours.
 * @throws RunbookError E_THEME when there is no theme of that name, or the object is none.
 */
export async function resolveTheme(written: string): Promise<Theme> {
  if (written.trimStart().startsWith('{')) return themeOfJson('(inline)', written, {})
  // Names come from documents: only a listed one may become a path.
  if ((await ownThemeNames()).includes(written)) return readTheme(written, folder)
  const collection = schemeCollection()
  const exact = collection.get(written)
  if (exact !== undefined) return exact
  const file = (await filesIn(knownToVhs)).find((each) => plain(each) === plain(written))
  if (file !== undefined) return readTheme(file, knownToVhs)
  const found = findAlike(written, collection)
  if (found !== undefined) return found
  throw unknownTheme(written, await themeNames())
}

/** The names of the theme files in a folder, without their ending, sorted. */
async function filesIn(directory: URL): Promise<string[]> {
  const files = await readdir(directory)
  return files
    .filter((file) => file.endsWith('.json'))
    .map((file) => file.slice(0, -'.json'.length))
    .toSorted()
}

async function readTheme(file: string, directory: URL): Promise<Theme> {
  return parseTheme(file, await readFile(new URL(`${file}.json`, directory), 'utf8'))
}

/** The light theme for a dark one, and the other way round; null where there is none. */
export async function counterpart(theme: Theme): Promise<Theme | null> {
  const all = await Promise.all((await themeNames()).map(resolveTheme))
  const name = themePairs(all).get(theme.name)
  return all.find((other) => other.name === name) ?? null
}

/**
 * The theme that a JSON text is, with our own keys or those of VHS and xterm.js; of these, what it lacks is `missing`.
 * @throws RunbookError E_THEME naming the first key that is wrong.
 */
export function themeOfJson(
  name: string,
  text: string,
  missing: Readonly<Record<string, string>>,
): Theme {
  const raw = parseThemeJson(name, text)
  if (Array.isArray(raw['palette'])) return parseTheme(name, text)
  const title = typeof raw['name'] === 'string' && raw['name'] !== '' ? raw['name'] : name
  return themeOfScheme(title, raw, { credit: '', missing })
}

function findAlike(written: string, themes: ReadonlyMap<string, Theme>): Theme | undefined {
  const wanted = plain(written)
  for (const [name, theme] of themes) if (plain(name) === wanted) return theme
  return undefined
}

/** A name without case, blanks and punctuation; a plus tells themes apart. */
function plain(name: string): string {
  return name
    .toLowerCase()
    .replaceAll('+', 'plus')
    .replace(/[^\p{L}\p{N}]/gu, '')
}

function unknownTheme(name: string, known: readonly string[]): RunbookError {
  const wanted = wordsOf(name)
  const longer = known.find((other) => wanted.every((word) => wordsOf(other).includes(word)))
  const near = longer ?? nearest(name, known)
  const meant = near === null ? '' : `Did you mean ${near}? `
  return new RunbookError('E_THEME', `there is no theme ${JSON.stringify(name.slice(0, 80))}`, {
    hint: `${meant}"runbook themes" shows all names; colours of your own are written as JSON.`,
  })
}

/** The words of a name, where `OneDark` has two. */
function wordsOf(name: string): string[] {
  return name.match(/\p{Lu}?[\p{Ll}\p{N}]+|\p{Lu}+/gu)?.map((word) => word.toLowerCase()) ?? [name]
}
