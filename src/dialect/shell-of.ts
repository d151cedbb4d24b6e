import type { TestPlace } from './test-file.ts'

/** The command line of a file's shell: the tool's own, or the one that the user named, by its whole path, which its messages and TESTSHELL say. */
export function shellOf({ shell }: TestPlace, own: readonly string[]): readonly string[] {
  if (shell === '') return own
  return ['sh', '-c', 'TESTSHELL=$(command -v "$0"); export TESTSHELL; exec "$TESTSHELL" -', shell]
}
