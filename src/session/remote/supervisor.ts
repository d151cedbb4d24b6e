/** What is filled into the supervisor's program. */
export interface SupervisorPlace {
  /** Directory that it makes for itself, absolute and without characters that a shell reads. */
  readonly directory: string
  /** Random hexadecimal word of its markers. */
  readonly nonce: string
}

/**
 * The command line that runs a program which comes on its standard input, in front of all else there. The program is
 * read byte by byte, so that what follows is left to it.
 */
export function readingProgram(program: string): readonly string[] {
  const bytes = Buffer.byteLength(program)
  return ['/bin/sh', '-c', `eval "$(dd bs=1 count=${bytes} 2>/dev/null)"`]
}

/**
 * The program that stands between us and a script on another machine, in POSIX sh. It makes a directory that only its
 * user can enter, takes files into it (`put NAME BYTES`), and then either runs the file `start` once (`once`), or serves
 * a session with the FIFOs of its driver (`relay`, `go ID STDIN`). Lines `INT`, `TERM` and `KILL` stop what runs.
 *
 * When its standard input ends, so when our side is gone for whatever reason, it kills what it started. The directory
 * goes with it. What runs is found by the tree of processes below the shell and by its session (proc_pid_stat(5)), and
 * without /proc by its process group. Output counts between the markers that `start` and the supervisor print on both streams.
 */
export function supervisorProgram({ directory, nonce }: SupervisorPlace): string {
  return program.replaceAll('DIRECTORY', directory).replaceAll('NONCE', nonce)
}

// The trap is no `trap ''`: what is ignored stays ignored in the script.
const program = String.raw`
mask=$(umask)
umask 077
directory=DIRECTORY
mkdir -m 700 "$directory" || exit 1
trap : HUP TERM PIPE
IFS= read -r stat 2>/dev/null </proc/$$/stat && set -- ${'$'}{stat##*) }
own=${'$'}{4:-none}
say() { printf '\033]7337;NONCE;%s\007' "$1"; }
put() {
  : >"$directory/$1"
  have=0
  while [ "$have" -lt "$2" ]; do
    rest=$(($2 - have))
    [ "$rest" -le 65536 ] || rest=65536
    dd bs="$rest" count=1 2>/dev/null >>"$directory/$1"
    now=$(($(wc -c <"$directory/$1")))
    [ "$now" -gt "$have" ] || return 1
    have=$now
  done
}
leader() { IFS=' ' read -r leader session 2>/dev/null <"$directory/pid"; }
tree() {
  IFS= read -r stat 2>/dev/null <"/proc/$1/stat" || return 0
  set -- "$1" ${'$'}{stat##*) }
  echo "$4"
  for child in $(cat /proc/"$1"/task/*/children 2>/dev/null); do tree "$child"; done
}
mates() {
  [ "$session" != "$own" ] || return 0
  cat /proc/[0-9]*/stat 2>/dev/null | while IFS= read -r stat; do
    set -- ${'$'}{stat##*) }
    [ "$4" != "$session" ] || echo "$3"
  done
}
stop() {
  leader || return 0
  for group in $({ echo "$leader"; tree "$leader"; mates; } | sort -u); do
    kill -s "$1" -- "-$group" 2>/dev/null
  done
}
foreground() {
  leader || return 0
  if IFS= read -r stat 2>/dev/null <"/proc/$leader/stat"; then
    set -- "$1" ${'$'}{stat##*) }
    set -- "$1" "$4" "$7"
  else
    set -- "$1" $(ps -o pgid= -o tpgid= -p "$leader" 2>/dev/null)
  fi
  if [ "$1" != INT ] && [ "$2" = "$3" ]; then stop KILL
  elif [ -n "$3" ]; then kill -s "$1" -- "-$3" 2>/dev/null; fi
}
watch() {
  while IFS= read -r word; do
    case $word in INT | TERM | KILL)
      tries=0
      until leader || [ "$tries" -ge 5 ]; do tries=$((tries + 1)); sleep 1; done
      stop "$word" ;;
    esac
  done
  stop TERM
  sleep 1
  stop KILL
}
once() {
  exec 3<&0 </dev/null 4>&2
  watch <&3 >/dev/null 2>&1 3<&- 4>&- &
  watcher=$!
  exec 3<&- 2>/dev/null
  apart=
  if command -v setsid >/dev/null 2>&1; then apart=setsid; else set -m; fi
  (
    exec <"$directory/input" 2>&4 4>&-
    exec $apart /bin/sh "$directory/start" "$mask"
  )
  status=$?
  kill "$watcher"
  stop KILL
  rm -rf "$directory"
  say "e$status"
  say "e$status" >&4
  exit 0
}
relay() {
  mkfifo -m 600 "$directory/in" "$directory/out" || exit 1
  exec 8<>"$directory/in" 9<>"$directory/out"
  cat <&9 8<&- 9<&- &
  reports=$!
  say r
}
last=
reports=
while IFS=' ' read -r word one two; do
  case $word in
    put) put "$one" "$two" || break ;;
    once) once ;;
    relay) relay ;;
    go)
      [ -z "$last" ] || rm -f "$directory/$last"
      last=$one
      printf '%s %s\n' "$one" "$two" >&8 ;;
    INT | TERM | KILL) foreground "$word" ;;
  esac
done
stop HUP
stop KILL
[ -z "$reports" ] || kill "$reports"
rm -rf "$directory"
`
