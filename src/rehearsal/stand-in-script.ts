/**
 * A stand-in, in bash: asks for its answer and gives it. It takes a lock, writes its arguments to the FIFO `ask`,
 * reads replies from the FIFO `reply` until one begins with its own word (an earlier stand-in may have died before it
 * read its own), and prints the files that the reply names. `DIRECTORY` is where the sandbox sees the FIFOs.
 */
export function standInScript(directory: string): string {
  return String.raw`#!/bin/bash
directory=DIRECTORY
word=$BASHPID.$RANDOM$RANDOM
exec 9<"$directory/lock"
command -p flock 9
printf '\1RUNBOOK\1%s\0%d\0' "$word" "$#" >"$directory/ask"
printf '%s\0' "${'$'}{0##*/}" "$@" >"$directory/ask"
until IFS=' ' read -r to code delay file <"$directory/reply" && [[ $to == "$word" ]]; do :; done
exec 9<&-
for argument; do
  case $argument in - | /dev/stdin) command -p cat >/dev/null ;; esac
done
[[ $delay == 0 ]] || command -p sleep "$delay"
command -p cat "$directory/answers/$file.stderr" >&2
command -p cat "$directory/answers/$file.stdout"
exit "$code"
`.replace('DIRECTORY', directory)
}

/** The stand-in of sudo: runs the rest of its words, since there is nothing to become root for. */
export const sudoScript = String.raw`#!/bin/bash
while [[ $1 == -* ]]; do
  case $1 in
    --) shift; break ;;
    -u | -g | -h | -p | -C | -r | -t) shift 2 ;;
    *) shift ;;
  esac
done
while [[ $1 == [A-Za-z_]*=* ]]; do export "$1"; shift; done
exec "$@"
`
