import { readdirSync } from 'node:fs'
import { basename, dirname } from 'node:path'

import { RunbookError } from '../errors.ts'
import { nearest } from '../plan/nearest.ts'

/** E_NO_SUCH_FILE for a file that a user named, with the name beside it that may have been meant. */
export function missingFile(name: string, cause: unknown): RunbookError {
  const near = nearest(basename(name), namesBeside(name))
  const there = near === null ? '' : name.slice(0, name.lastIndexOf('/') + 1) + near
  const hint = near === null ? 'Check the path.' : `Did you mean ${there}?`
  return new RunbookError('E_NO_SUCH_FILE', `there is no file ${name}`, { hint, cause })
}

/** More names than these are not compared. */
const mostNames = 1000

function namesBeside(name: string): readonly string[] {
  try {
    const names = readdirSync(dirname(name))
    return names.length > mostNames ? [] : names.filter((other) => other !== basename(name))
  } catch {
    return []
  }
}
