/** The command line of a shell that a user named: by its whole path, which its messages and TESTSHELL say. */
export function namedShell(name: string): readonly string[] {
  return ['sh', '-c', 'TESTSHELL=$(command -v "$0"); export TESTSHELL; exec "$TESTSHELL" -', name]
}
