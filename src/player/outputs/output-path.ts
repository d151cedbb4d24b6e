import { existsSync } from 'node:fs'
import { dirname } from 'node:path'

import { tapePath, type TapePlaces } from '../../tape/tape-path.ts'

/** Where an output goes: below the first directory that is there, the tape's before the user's. */
export function outputPath(named: string, places: TapePlaces): string {
  return tapePath(named, places, (path) => existsSync(dirname(path)))
}
