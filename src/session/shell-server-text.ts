import { shellQuote } from '../plan/shell-quote.ts'

/** Where the sandbox of a shell server finds the standard input and the pipes of the script that runs. */
export const pipesInside = '/run/runbook/pipes'

/**
 * The commands that make a POSIX shell a server: then it takes `requestText()` after `requestText()`.
 *
 * Commands come on standard input, because a shell that reads them from there catches no SIGINT, and as process 1 it
 * then gets none. `run` starts a script's program in a process of its own, which has nothing of the server but its directory
 * and the exported variables: its three streams are opened anew for each script, so that no flag (fcntl(2), O_NONBLOCK)
 * stays on them. It says the script's status, and then whether the script left something that no other may find: a file in
 * /dev/shm, or an object of System V IPC (sysvipc(7)), which is a second line in its list.
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
    exec <PIPES/in >PIPES/out 2>PIPES/err
    cd -- "$1" || exit 1
    unset OLDPWD SHLVL
    shift
    exec "$@"
  )
  echo "$?"
  remains
}
remains() {
  for runbook_file in /dev/shm/* /dev/shm/.[!.]* /dev/shm/..?*; do
    if [ -e "$runbook_file" ] || [ -L "$runbook_file" ]; then echo remains; return; fi
  done
  for runbook_file in msg sem shm; do
    if { read -r runbook_line && read -r runbook_line; } </proc/sysvipc/$runbook_file
    then echo remains; return; fi
  done
  echo clean
}
`.replaceAll('PIPES', pipesInside)

/** The command that runs a program, in that directory, with its streams. */
export function requestText(cwd: string, argv: readonly string[]): string {
  return `run ${[cwd, ...argv].map((word) => shellQuote(word)).join(' ')}\n`
}
