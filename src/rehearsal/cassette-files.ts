import { isMap, isScalar, type Pair, type YAMLMap } from 'yaml'

import type { CassetteReader } from './cassette-reader.ts'

/** A file that a played command leaves behind, or that lies beside the document. */
export interface CassetteFile {
  /** Relative, with `/` between its parts; no part is `.`, `..` or `.git`. */
  readonly path: string
  readonly text: string
  readonly executable: boolean
}

/** Reads the key `files` of a mapping: by path the text, or `{ text, executable }`. Throws E_CASSETTE. */
export function readFiles(reader: CassetteReader, map: YAMLMap): CassetteFile[] {
  const files = map.get('files', true)
  if (files === undefined) return []
  if (!isMap(files)) throw reader.mistake('"files" must be a mapping from paths to texts', map)
  return files.items.map((pair) => readFile(reader, files, pair))
}

function readFile(reader: CassetteReader, files: YAMLMap, { key, value }: Pair): CassetteFile {
  const path = isScalar(key) ? key.value : null
  if (typeof path !== 'string' || !staysInside(path)) {
    const reason =
      'a file is named by its path below the working directory, without ".." and ".git"'
    throw reader.mistake(reason, isScalar(key) ? key : files)
  }
  if (!isMap(value)) return { path, text: reader.text(files, path), executable: false }
  const map = reader.map(value, ['text', 'executable'])
  const executable = reader.value(map, 'executable') ?? false
  if (typeof executable !== 'boolean') {
    throw reader.mistake('"executable" is true or false', map)
  }
  return { path, text: reader.text(map, 'text'), executable }
}

/** True for a path that cannot lead out of the directory that it begins in, links aside, nor into a git directory. */
function staysInside(path: string): boolean {
  const parts = path.split('/')
  // oxlint-disable-next-line no-control-regex -- a line feed or an escape in a name is a mistake or a trick
  if (/[\0-\x1f\x7f]/.test(path)) return false
  return !parts.some((part) => ['', '.', '..', '.git'].includes(part.toLowerCase()))
}
