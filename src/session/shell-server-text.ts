import { shellQuote } from '../plan/shell-quote.ts'

/** Where the sandbox of a shell server finds the standard input and the pipes of the script that runs. */
export const pipesInside = '/run/runbook/pipes'

/**
 * The commands that make a POSIX shell a server: then it takes `requestText()` after `requestText()`.
 *
 * Commands come on standard input, because a shell that reads them from there catches no SIGINT, and as process 1 it
 * then gets none. `run` starts a script's program in a process of its own, which has nothing of the server but its directory
 * and the exported variables: its three streams are opened anew for each script, so that no flag (fcntl(2), O_NONBLOCK)
 * stays on them. It says `ready` when the program has its standard input, and then in one line the script's status and whether
 * the script left something that no other may find: a file in /dev/shm, or an object of System V IPC (sysvipc(7)). Those
 * are the lines below the first in lists which stay open, since a shell reads a list byte by byte.
 */
export function setUpText(env: Readonly<Record<string, string>>): string {
  const exports = Object.entries(env).map(
    ([name, value]) => `export ${name}=${shellQuote(value)}\n`,
  )
  return `${functions}${exports.join('')}echo ready\n`
}

const functions = String.raw`
run() {
  (
    exec <"PIPES/$1"
    [ "$1" = in ] || echo ready
    exec >PIPES/out 2>PIPES/err 3<&- 4<&- 5<&-
    cd -- "$2" || exit 1
    unset OLDPWD SHLVL
    shift 2
    exec "$@"
  )
  runbook_status=$?
  if remains; then echo "$runbook_status remains"; else echo "$runbook_status clean"; fi
}
remains() {
  for runbook_file in /dev/shm/* /dev/shm/.[!.]* /dev/shm/..?*; do
    if [ -e "$runbook_file" ] || [ -L "$runbook_file" ]; then return 0; fi
  done
  read -r runbook_line <&3 || read -r runbook_line <&4 || read -r runbook_line <&5
}
runbook_lists=/proc/sysvipc
if [ -r $runbook_lists/msg ]; then
  exec 3<$runbook_lists/msg 4<$runbook_lists/sem 5<$runbook_lists/shm
else
  exec 3</dev/null 4</dev/null 5</dev/null
fi
read -r runbook_line <&3; read -r runbook_line <&4; read -r runbook_line <&5
`.replaceAll('PIPES', pipesInside)

/** The command that runs a program, in that directory, with its streams; it reads a script from the file `in` or the pipe `script`. */
export function requestText(
  cwd: string,
  argv: readonly string[],
  input: 'in' | 'script' = 'in',
): string {
  return `run ${[input, cwd, ...argv].map((word) => shellQuote(word)).join(' ')}\n`
}

/**
 * What a shell that waits for its script on a pipe reads in front of it, in the same line, so that its lines keep their
 * numbers: its standard input becomes the file that holds the script, at its end, as if it had been read from there.
 */
export function bootText(cwd: string): string {
  const input = `exec <${pipesInside}/in; while read -r _; do :; done; unset _`
  return `${input}; cd -- ${shellQuote(cwd)} || exit 1; unset OLDPWD; `
}
