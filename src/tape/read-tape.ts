import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'

import { indexLines } from '../document/line-index.ts'
import { RunbookError } from '../errors.ts'
import { recordingRoot } from '../recording/recording-paths.ts'
import { readConfined } from '../sandbox/read-confined.ts'
import { parseTape } from './parse-tape.ts'
import type { TapeError } from './tape-command.ts'
import { tapePath } from './tape-path.ts'
import type { ParsedTape } from './tape-reader.ts'
import { tokenPlaces } from './token-places.ts'

/** Tapes that another one names are not larger, all together. */
const namedBytes = 1 << 20

/**
 * Parses a tape. Tapes that it names are read from its own directory, or from the current one within its repository
 * (`tapePath()`).
 */
export function readTape(path: string, bytes: Uint8Array, currentDirectory: string): ParsedTape {
  const directory = dirname(path)
  const root = recordingRoot(directory)
  let maxBytes = namedBytes
  return parseTape(bytes, (named) => {
    const own = join(directory, named)
    const found = tapePath(named, { directory, currentDirectory, roots: [root] }, existsSync)
    try {
      const read = readConfined({ root: found === own ? directory : root, path: found, maxBytes })
      maxBytes -= read.length
      return read
    } catch (error) {
      const isThere = !(error instanceof RunbookError) || error.code !== 'E_NO_SUCH_FILE'
      return { error: isThere ? `Unable to read file: ${named}` : `File ${named} not found` }
    }
  })
}

/** Mistakes of a tape as errors with their places; offsets in bytes become characters. */
export function tapeErrors(
  path: string,
  bytes: Uint8Array,
  mistakes: readonly TapeError[],
): RunbookError[] {
  const text = Buffer.from(bytes)
  const lines = indexLines(path, text.toString('utf8'))
  const placeAt = tokenPlaces(lines, text)
  return mistakes.map((mistake) => {
    const { message, hint } = mistake
    return new RunbookError('E_TAPE', message, { place: placeAt(mistake), hint })
  })
}
