import { readdirSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'

import { type FontFile, readFaces } from './read-face.ts'

/** Most files that are looked at. */
const mostFiles = 20_000

const known = new Map<string, ReadonlyMap<string, readonly FontFile[]>>()

/** Where fonts are installed on Linux (fontconfig, fonts-conf(5)), macOS and Windows; not all of them need be there. */
export function fontFolders(env: Readonly<Record<string, string | undefined>>): string[] {
  const home = env['HOME'] ?? homedir()
  const data = env['XDG_DATA_HOME'] ?? join(home, '.local/share')
  const shared = (env['XDG_DATA_DIRS'] ?? '/usr/local/share:/usr/share').split(':').filter(Boolean)
  return [
    join(data, 'fonts'),
    join(home, '.fonts'),
    ...shared.map((directory) => join(directory, 'fonts')),
    join(home, 'Library/Fonts'),
    '/Library/Fonts',
    '/System/Library/Fonts',
    join(env['WINDIR'] ?? String.raw`C:\Windows`, 'Fonts'),
  ]
}

/** The fonts in some folders and below them, by family in small letters; the first folders count first. */
export function installedFonts(
  folders: readonly string[],
): ReadonlyMap<string, readonly FontFile[]> {
  const key = folders.join('\0')
  const fonts = known.get(key) ?? readFonts(folders)
  known.set(key, fonts)
  return fonts
}

function readFonts(folders: readonly string[]): ReadonlyMap<string, readonly FontFile[]> {
  const families = new Map<string, FontFile[]>()
  const paths = folders.flatMap(fontFiles).slice(0, mostFiles)
  for (const face of paths.flatMap(readableFaces)) {
    for (const family of face.families) {
      const name = family.toLowerCase()
      families.set(name, [...(families.get(name) ?? []), face])
    }
  }
  return families
}

function fontFiles(folder: string): string[] {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => !entry.isDirectory() && /\.(?:ttf|otf|ttc|otc)$/i.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name))
      .toSorted()
  } catch {
    // A folder that is not there, or that may not be read, has no fonts.
    return []
  }
}

function readableFaces(path: string): FontFile[] {
  try {
    return readFaces(path)
  } catch {
    return []
  }
}
