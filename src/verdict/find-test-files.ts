import { type Dirent, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'

import { RunbookError } from '../errors.ts'

/** What is tested of directories. */
export interface TestedNames {
  /** True for the path of a file to test. */
  readonly isTest: (file: string) => boolean
  /** True for a directory that is one test. */
  readonly isWhole: (directory: string) => boolean
}

/**
 * What to test for a name: the file itself, or for a directory what is to be tested of it, in the order of the paths. Hidden files, `node_modules`
 * and what links lead to are left out.
 * @throws RunbookError E_NO_SUCH_FILE for a directory without any, E_UNREADABLE.
 */
export function findTestFiles(name: string, { isTest, isWhole }: TestedNames): string[] {
  if (statSync(name, { throwIfNoEntry: false })?.isDirectory() !== true) return [name]
  const found: string[] = []
  const directories = [name]
  for (let at = directories.pop(); at !== undefined; at = directories.pop()) {
    if (isWhole(at)) {
      found.push(at)
      continue
    }
    for (const entry of shownEntries(at)) {
      const path = join(at, entry.name)
      if (entry.isDirectory()) directories.push(path)
      else if (entry.isFile() && isTest(path)) found.push(path)
    }
  }
  if (found.length > 0) return found.toSorted()
  throw new RunbookError('E_NO_SUCH_FILE', `nothing in the directory ${name} can be tested`, {
    hint: 'Name a directory that holds documents, tapes or test files, or with --dialect those of that tool.',
  })
}

function shownEntries(directory: string): Dirent[] {
  try {
    return readdirSync(directory, { withFileTypes: true }).filter(
      (entry) => !entry.name.startsWith('.') && entry.name !== 'node_modules',
    )
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException
    throw new RunbookError('E_UNREADABLE', `${directory} cannot be read (${code})`, {
      hint: 'Check its permissions.',
      cause,
    })
  }
}
