import { shellQuote } from '../plan/shell-quote.ts'

/**
 * `ask` asks with its words and sets what the reply holds; `keep` reads standard input to its end and puts it back; `drain` reads
 * it where a word names it; `leave` makes a file, see below.
 */
const functions = String.raw`ask() {
  local word=$BASHPID.$SRANDOM words=("$@") all to=
  words=("${'$'}{words[@]//"$slash"/"$slash$slash"}")
  words=("${'$'}{words[@]//$'\n'/"${'$'}{slash}n"}")
  all="${'$'}{words[*]}"
  ((${'$'}{#all} < 250000)) || fail 'the arguments are too long for a rehearsal'
  exec 9<"$directory/lock" 8<>"$directory/ask" 7<>"$directory/reply"
  command -p flock 9
  while read -t 0 <&7; do read -r -t 1 <&7; done
  printf '\n%s %d\0' "$word" "${'$'}{#words[@]}" >&8
  printf '%s\0' "${'$'}{words[@]}" >&8
  printf '\n' >&8
  until [[ $to == "$word" ]]; do
    IFS=' ' read -r -t 20 to code delay stdout stderr files <&7 || fail 'the rehearsal gave no answer'
  done
  exec 9<&- 8<&- 7<&-
}
keep() {
  local input
  input=$(command -p mktemp) && command -p cat >"$input" && exec <"$input" || exit 1
  command -p rm -f -- "$input"
}
drain() {
  local argument
  for argument; do
    case $argument in - | -[A-Za-z]- | *=- | /dev/stdin | *=/dev/stdin)
      [[ -t 0 ]] || command -p cat >/dev/null
      break ;;
    esac
  done
}
leave() {
  local mode=$1 text=$2 path=$3 at= part parts
  IFS=/ read -r -a parts <<<"$path"
  for part in "${'$'}{parts[@]}"; do
    at+=${'$'}{at:+/}$part
    [[ ! -L $at ]] || fail "$at is a link, so $path is not made"
  done
  [[ $path != */* ]] || command -p mkdir -p -- "./${'$'}{path%/*}" || exit 1
  command -p cat "$directory/answers/$text" >"./$path" || exit 1
  command -p chmod -- "$mode" "./$path"
}
`

/**
 * A stand-in, in bash: asks for its answer and gives it. It takes a lock, writes its arguments to the FIFO `ask`,
 * reads replies from the FIFO `reply` until one begins with its own word (an earlier stand-in may have died before it
 * read its own), and prints the files that the reply names. `directory` is where the sandbox sees all that.
 *
 * Both FIFOs are opened for reading and writing, which never waits (fifo(7)). `-p` keeps out what the caller exports:
 * functions, SHELLOPTS and BASH_ENV (bash(1)). Input is read to its end before asking, so that calls in a pipeline
 * are asked in its order; a terminal is not read.
 *
 * `real` is the path of the program itself, `''` for none: it takes over where the answer is `-`; where it is `+`, its input
 * is read before it asks again, with an empty word in front. The reply names a list of files, too, each by mode, place
 * of its text, and path; they are made in the working directory. A link on the way is refused: what the cassette leaves
 * must be where it says.
 */
export function standInScript(directory: string, real: string): string {
  return String.raw`#!/bin/bash -p
directory=DIRECTORY
real=REAL
fail() { printf 'runbook: %s\n' "$1" >&2; exit 1; }
slash='\'
FUNCTIONS[[ $real ]] || drain "$@"
ask "${'$'}{0##*/}" "$@"
if [[ $code == + ]]; then
  keep
  ask '' "${'$'}{0##*/}"
fi
[[ $code != - ]] || exec "$real" "$@"
[[ ! $real ]] || drain "$@"
[[ $delay == 0 ]] || command -p sleep "$delay"
while IFS= read -r -d '' mode && IFS= read -r -d '' text && IFS= read -r -d '' path; do
  leave "$mode" "$text" "$path"
done <"$directory/answers/$files"
command -p cat "$directory/answers/$stderr" >&2
command -p cat "$directory/answers/$stdout"
exit "$code"
`
    .replace('FUNCTIONS', () => functions)
    .replace('DIRECTORY', () => shellQuote(directory))
    .replace('REAL', () => shellQuote(real))
}

/** What runs the words after its own options, once and as the same user. */
function runnerScript(optionsWithValue: string, run: string): string {
  return String.raw`#!/bin/bash -p
while [[ $1 == -* ]]; do
  case $1 in
    --) shift; break ;;
    ${optionsWithValue}) shift 2 || exit 1 ;;
    *) shift ;;
  esac
done
${run}
`
}

/**
 * Stand-ins that ask for nothing, but run another command, by program: sudo, since there is nothing to become root
 * for, and watch, which would never end (sudo(8), watch(1)).
 */
export const runnerScripts: ReadonlyMap<string, string> = new Map([
  [
    'sudo',
    runnerScript(
      '-[CDghpRrTtUu]',
      'while [[ $1 == [A-Za-z_]*=* ]]; do export "$1"; shift; done\nexec "$@"',
    ),
  ],
  ['watch', runnerScript('-n | -q | --interval | --equexit', 'exec bash -c "$*"')],
])
