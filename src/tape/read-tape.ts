import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'

import { indexLines, placeOf } from '../document/line-index.ts'
import { RunbookError } from '../errors.ts'
import { recordingRoot } from '../recording/recording-paths.ts'
import { readConfined } from '../sandbox/read-confined.ts'
import { parseTape } from './parse-tape.ts'
import type { TapeError } from './tape-command.ts'
import { tapePath } from './tape-path.ts'
import type { ParsedTape } from './tape-reader.ts'

/** Tapes that others name are not larger. */
const maxBytes = 1 << 20

/**
 * Parses a tape. Tapes that it names are read from its own directory, or from the current one within its repository
 * (`tapePath()`).
 */
export function readTape(path: string, bytes: Uint8Array, currentDirectory: string): ParsedTape {
  const directory = dirname(path)
  const root = recordingRoot(directory)
  return parseTape(bytes, (named) => {
    const own = join(directory, named)
    const found = tapePath(named, { directory, currentDirectory, roots: [root] }, existsSync)
    try {
      return found === own
        ? readConfined({ root: directory, path: own, maxBytes })
        : readConfined({ root, path: found, maxBytes })
    } catch (error) {
      const isThere = !(error instanceof RunbookError) || error.code !== 'E_NO_SUCH_FILE'
      return { error: isThere ? `Unable to read file: ${named}` : `File ${named} not found` }
    }
  })
}

/** A mistake of a tape as an error with its place; offsets in bytes become characters. */
export function tapeFault(path: string, bytes: Uint8Array, error: TapeError): RunbookError {
  const text = Buffer.from(bytes)
  const characters = (end: number): number => text.subarray(0, end).toString('utf8').length
  const source = text.toString('utf8')
  const span = { start: characters(error.start), end: characters(error.end) }
  const place = placeOf(indexLines(path, source), span)
  return new RunbookError('E_TAPE', error.message, { place, hint: error.hint })
}
