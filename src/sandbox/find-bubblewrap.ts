import { RunbookError } from '../errors.ts'
import { findProgram } from './find-program.ts'

/** What to do instead of the remedy, in every message about a missing sandbox. */
export const withoutRemedy: string =
  'or run with --sandbox none to give the document everything that you may do yourself.'

/** The file of bwrap(1) on a PATH. Throws `E_SANDBOX_MISSING` when there is none. */
export function findBubblewrap(path: string): string {
  const file = findProgram('bwrap', path)
  if (file !== null) return file
  throw new RunbookError('E_SANDBOX_MISSING', 'bubblewrap (bwrap) is not installed', {
    hint: `Install it (apt-get install bubblewrap, dnf install bubblewrap, pacman -S bubblewrap), ${withoutRemedy}`,
  })
}
