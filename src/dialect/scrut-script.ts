import { shellQuote } from '../plan/shell-quote.ts'
import type { ScrutSettings } from './scrut-settings.ts'

/** Line of a test's own first line in what its shell reads, as messages of that shell tell it (scrut 0.4, its template). */
const firstLine = 70

/** The command that runs a test: a shell for itself, which reads the test and takes over the state of the one before. */
export function scrutScript(script: string, settings: ScrutSettings): string {
  const { stream, environment, timeoutMs, waitMs, waitPath, detached, skipStatus } = settings
  const wait = waitMs === 0 ? '' : `__wait ${waitMs / 1000} ${shellQuote(waitPath)}\n`
  const words = [
    detached ? 'detached' : stream,
    String(skipStatus),
    timeoutMs === 0 ? '' : `timeout -k 1 ${timeoutMs / 1000}`,
    ...Object.entries(environment).map(([name, value]) => `${name}=${value}`),
  ]
  const state = detached ? takeState : takeState + keepState
  const space = '\n'.repeat(firstLine - state.split('\n').length)
  const test = state + space + script.replace(/\n$/, '')
  return `${wait}__test ${words.map(shellQuote).join(' ')} <<< ${shellQuote(test)}\n`
}

/** Status of a document's shell when one of its tests took longer than it may. */
export const timedOutStatus = 124

/** What the document's shell knows before its first test; `places` is the file and line of each test, for SCRUT_TEST. */
export function scrutPrologue(shell: string, places: readonly string[]): string {
  const program = `$(readlink -f "$(command -v ${shellQuote(shell)})")`
  const known = `__places=(${places.map(shellQuote).join(' ')})\n`
  return `${known}export SHELL=${program}\nexport TESTSHELL=$SHELL\n${functions}`
}

// A test goes on until all that it left in the background has closed its output.
const functions = String.raw`
__at=0
__test() {
  local stream=$1 skip=$2 bound=$3 status
  shift 3
  export SCRUT_TEST=${'$'}{__places[__at]}
  __at=$((__at + 1))
  case $stream in
    detached) env "$@" "$SHELL" >/dev/null 2>&1 <<< "$(cat)" & return 0 ;;
    stdout) { $bound env "$@" "$SHELL" 2>/dev/null; } | cat ;;
    stderr) { $bound env "$@" "$SHELL" 2>&1 >/dev/null; } | cat ;;
    both) { $bound env "$@" "$SHELL" 2>&1; } | cat ;;
  esac
  status=${'$'}{PIPESTATUS[0]}
  [ "$status" != "$skip" ] || exit 80
  [ -z "$bound" ] || [ "$status" != ${timedOutStatus} ] || exit ${timedOutStatus}
  return "$status"
}
__wait() {
  local end=$((SECONDS + ${'$'}{1%.*} + 1))
  [ -n "$2" ] || { sleep "$1"; return; }
  until [ -e "$TMPDIR/$2" ] || [ "$SECONDS" -ge "$end" ]; do sleep 0.05; done
}
`.trimStart()

const takeState = String.raw`
__state=/tmp/.scrut-state
shopt -s expand_aliases
[ ! -f $__state ] || . $__state 2>/dev/null
`.trimStart()

// Variables, functions, aliases, options and directories of one test are there in the next. Read-only variables and those
// that bash sets itself cannot be set again.
const keepState = String.raw`
__keep() {
  local __status=$? __at
  unset -f __keep
  {
    set +o; shopt -p; alias -p; declare -f
    declare -p | grep -vE "^declare -[^ ]*r|^declare -[^ ]* (BASH|COPROC|DIRSTACK|EUID|FUNCNAME|GROUPS|LINENO|PPID|SCRUT_TEST|SHELLOPTS|UID|_=|__)"
    printf "cd -- %q\n" "${'$'}{DIRSTACK[-1]/#\~/$HOME}"
    for ((__at = ${'$'}{#DIRSTACK[@]} - 2; __at >= 0; __at--)); do
      printf "pushd %q >/dev/null\n" "${'$'}{DIRSTACK[__at]/#\~/$HOME}"
    done
  } >$__state 2>/dev/null
  exit $__status
}
trap __keep EXIT
`.trimStart()
