import { statSync } from 'node:fs'

import { RunbookError } from '../errors.ts'
import type { Plan } from '../plan/plan.ts'
import { readConfined } from '../sandbox/read-confined.ts'
import type { TangledFile } from './compose-files.ts'
import { unifiedDiff } from './unified-diff.ts'
import { grantedPath, type TangleGrants } from './write-files.ts'

/** A file on disk against what the document makes of it. */
export interface CheckedFile {
  /** Path relative to the document, as written in it. */
  readonly path: string
  readonly status: 'same' | 'different' | 'missing'
  /** From the file on disk to what the document makes, `''` when the texts are equal. */
  readonly diff: string
  /** Permission bits on disk and those asked for, where they differ; else null. */
  readonly mode: { readonly present: number; readonly wanted: number } | null
}

/** Files above this size are not compared. */
const maxBytes = 1 << 28

/**
 * Compares a tangled file with the one on disk and changes nothing.
 * @throws RunbookError E_REFUSED for a target outside of what is granted, E_UNREADABLE when it cannot be read.
 */
export function checkFile(plan: Plan, file: TangledFile, grants: TangleGrants): CheckedFile {
  const { root, path } = grantedPath(plan, file, grants)
  const present = readPresent(root, path)
  const diff = unifiedDiff({
    before: present ?? '',
    after: file.text,
    beforeName: present === null ? '/dev/null' : file.path,
    afterName: file.path,
  })
  if (present === null) return { path: file.path, status: 'missing', diff, mode: null }
  const bits = statSync(path).mode & 0o777
  const mode =
    file.mode === null || file.mode === bits ? null : { present: bits, wanted: file.mode }
  return { path: file.path, status: diff === '' && !mode ? 'same' : 'different', diff, mode }
}

function readPresent(root: string, path: string): string | null {
  try {
    return Buffer.from(readConfined({ root, path, maxBytes })).toString('utf8')
  } catch (error) {
    if (error instanceof RunbookError && error.code === 'E_NO_SUCH_FILE') return null
    throw error
  }
}
