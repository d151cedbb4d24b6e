import { existsSync, statSync } from 'node:fs'
import { dirname } from 'node:path'

import { RunbookError } from '../errors.ts'
import { shellWord } from '../plan/shell-word.ts'

/**
 * Checks that the directory is there into which a user asks for a file.
 * @throws RunbookError E_UNWRITABLE.
 */
export function checkOutputDirectory(path: string): void {
  const directory = dirname(path)
  if (existsSync(directory) && statSync(directory).isDirectory()) return
  throw new RunbookError('E_UNWRITABLE', `there is no directory ${directory}`, {
    hint: `Make it first: mkdir -p ${shellWord(directory)}`,
  })
}
