import { readFileSync } from 'node:fs'
import { dirname } from 'node:path'

import { decode } from '../document/decode.ts'
import { applyEdits, type Edit } from '../document/edit.ts'
import { RunbookError } from '../errors.ts'
import { writeConfined } from '../sandbox/write-confined.ts'

/** What was in a file when it was tested, and the edits that its verdicts ask for. */
export interface Updates {
  /** Absolute path, links resolved. */
  readonly path: string
  readonly source: string
  readonly edits: readonly Edit[]
}

/**
 * Writes updated expectations, atomically; every byte outside of the edits stays.
 * @throws RunbookError E_DOCUMENT_CHANGED when the file is not what was tested any more; E_UNWRITABLE, E_REFUSED.
 */
export function applyUpdates({ path, source, edits }: Updates): void {
  if (decode(path, readFileSync(path)) !== source) {
    throw new RunbookError('E_DOCUMENT_CHANGED', `${path} was edited while it was tested`, {
      hint: 'Nothing was written; run the test again.',
    })
  }
  const data = Buffer.from(applyEdits(source, edits))
  writeConfined({ root: dirname(path), path, data, mode: null, createDirectories: false })
}
