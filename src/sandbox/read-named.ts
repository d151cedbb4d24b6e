import { readFileSync, statSync } from 'node:fs'

import { RunbookError } from '../errors.ts'

/**
 * Reads a file that the user named, wherever links lead, but no device: one that a stranger's link leads to may have no end.
 * Throws `E_UNREADABLE` for it; errors of the file system pass as they are.
 */
export function readNamed(path: string): Buffer {
  const stat = statSync(path)
  if (stat.isCharacterDevice() || stat.isBlockDevice()) {
    throw new RunbookError('E_UNREADABLE', `${path} is a device, or a link to one`, {
      hint: 'Name a file.',
    })
  }
  return readFileSync(path)
}
