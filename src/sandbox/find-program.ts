import { accessSync, constants, statSync } from 'node:fs'
import { join } from 'node:path'

/** The first executable file of that name in the directories of a PATH, or null. */
export function findProgram(name: string, path: string): string | null {
  const candidates = path
    .split(':')
    .filter((directory) => directory !== '')
    .map((directory) => join(directory, name))
  return candidates.find((file) => isProgramFile(file)) ?? null
}

/** True for a file that can be executed. */
export function isProgramFile(file: string): boolean {
  try {
    accessSync(file, constants.X_OK)
    return statSync(file).isFile()
  } catch {
    return false
  }
}
