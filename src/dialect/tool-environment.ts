import { basename, dirname, join } from 'node:path'

import type { TestPlace } from './test-file.ts'

/** Variables that both cram and scrut set (cram's README, "What's in the box"; scrut's documentation, "Environment variables"). */
export function toolEnvironment({ path, directory }: TestPlace): Record<string, string> {
  return {
    LANG: 'C',
    LC_ALL: 'C',
    LANGUAGE: 'C',
    TZ: 'GMT',
    CDPATH: '',
    COLUMNS: '80',
    GREP_OPTIONS: '',
    TESTDIR: dirname(path),
    TESTFILE: basename(path),
    TMPDIR: join(dirname(directory), 'tmp'),
  }
}
