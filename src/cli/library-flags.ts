import { resolve } from 'node:path'

import type { LibrarySettings } from '../read-library.ts'

/** Which other documents may be read, as the flags `--library` and `--allow-read` say it. */
export function libraryFlags(flags: {
  readonly library?: readonly string[]
  readonly allowRead?: readonly string[]
}): LibrarySettings {
  return {
    libraries: (flags.library ?? []).map((path) => resolve(path)),
    allowRead: (flags.allowRead ?? []).map((path) => resolve(path)),
  }
}
