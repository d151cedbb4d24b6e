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
  return program
    .replace('HOLDER', () => holder.trim())
    .replace('STAMP', () => stamp)
    .replaceAll('DIRECTORY', directory)
    .replaceAll('NONCE', nonce)
}

/**
 * Leads the process group of a script. It outlives the script, so that the number of its group and session is no other's
 * when what the script left is killed; at last it says the status, and kills itself. The fields are those of proc_pid_stat(5).
 */
const holder = String.raw`
trap : HUP INT TERM PIPE
own=$2
STAMP
(
  exec <DIRECTORY/input 2>&4 4>&-
  exec /bin/sh DIRECTORY/start "$mask"
)
status=$?
exec 4>&-
[ "$session" = "$own" ] || for group in $(
  cat /proc/[0-9]*/stat 2>/dev/null | while IFS= read -r stat; do
    set -- ${'$'}{stat##*) }
    [ "$4" != "$session" ] || [ "$3" = "$$" ] || [ "$3" -le 1 ] || echo "$3"
  done | sort -u
); do kill -s KILL -- "-$group"; done
echo "$status" >DIRECTORY/status
kill -s KILL 0
`

/** Says who leads: process, session, and the time of its start, by which a number that was given anew is told. */
export const stamp = String.raw`mask=$1
IFS= read -r stat 2>/dev/null </proc/$$/stat && set -- ${'$'}{stat##*) }
session=${'$'}{4:-none}
echo "$$ $session ${'$'}{20:-none}" >DIRECTORY/pid`

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
leader() {
  IFS=' ' read -r leader session since 2>/dev/null <"$directory/pid" || return 1
  [ -r /proc/self/stat ] || return 0
  IFS= read -r stat 2>/dev/null <"/proc/$leader/stat" || return 0
  set -- ${'$'}{stat##*) }
  [ "${'$'}{20}" = "$since" ]
}
tree() {
  IFS= read -r stat 2>/dev/null <"/proc/$1/stat" || return 0
  set -- "$1" ${'$'}{stat##*) }
  echo "$4"
  for child in $(cat /proc/"$1"/task/*/children 2>/dev/null); do tree "$child"; done
}
mates() {
  case $session in 0 | "$own") return 0 ;; esac
  cat /proc/[0-9]*/stat 2>/dev/null | while IFS= read -r stat; do
    set -- ${'$'}{stat##*) }
    [ "$4" != "$session" ] || echo "$3"
  done
}
groups() {
  if [ -r /proc/self/stat ]; then tree "$leader"; mates; else echo "$leader"; fi
}
stop() {
  leader || return 0
  for group in $(groups | sort -u); do
    [ "$group" -le 1 ] || kill -s "$1" -- "-$group" 2>/dev/null
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
  cat >"$directory/hold" <<'END'
HOLDER
END
  watch <&3 >/dev/null 2>&1 3<&- 4>&- &
  watcher=$!
  exec 3<&- 2>/dev/null
  if command -v setsid >/dev/null 2>&1; then (exec setsid /bin/sh "$directory/hold" "$mask" "$own")
  else set -m; /bin/sh "$directory/hold" "$mask" "$own"; fi
  status=$?
  kill "$watcher"
  if IFS= read -r said <"$directory/status"; then status=$said
  else stop KILL; fi
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
reports=
while IFS=' ' read -r word one two; do
  case $word in
    put) put "$one" "$two" || break ;;
    once) once ;;
    relay) relay ;;
    go) printf '%s %s\n' "$one" "$two" >&8 ;;
    INT | TERM | KILL) foreground "$word" ;;
  esac
done
stop HUP
stop KILL
[ -z "$reports" ] || kill "$reports"
rm -rf "$directory"
`
