import { statSync } from 'node:fs'
import { basename, join } from 'node:path'

import { smallText } from '../sandbox/small-text.ts'

/** The name of a scenario's index. */
export const indexName = 'index.json'

/** The index of a scenario, which may be named by its directory. */
export function indexPath(path: string): string {
  return basename(path) === indexName ? path : join(path, indexName)
}

/** True for what can only be a scenario: its index, or a directory, since a document is a file. */
export function isScenario(path: string): boolean {
  if (basename(path) === indexName) return true
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true
}

/** True for a directory whose index names steps: other tools keep other things in files of that name. */
export function holdsScenario(directory: string): boolean {
  return smallText(indexPath(directory))?.includes('"steps"') === true
}
