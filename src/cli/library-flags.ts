import { resolve } from 'node:path'

import type { LibrarySettings } from '../read-library.ts'

/** The flags that name other documents, or where they may be, as the command line gives them. */
export interface LibraryFlags {
  readonly library?: readonly string[]
  readonly allowRead?: readonly string[]
}

/** Which other documents may be read, as the flags `--library` and `--allow-read` say it. */
export function libraryFlags(flags: LibraryFlags): LibrarySettings {
  return {
    libraries: (flags.library ?? []).map((path) => resolve(path)),
    allowRead: (flags.allowRead ?? []).map((path) => resolve(path)),
  }
}
