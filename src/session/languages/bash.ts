import { shellQuote } from '../../plan/shell-quote.ts'
import type { Driver, DriverPlace, Language } from './language.ts'

/** The GNU shell: sessions and one-shot. */
export const bash: Language = { name: 'bash', program: 'bash', options: [], driver: bashDriver }

/**
 * An interactive bash whose prompt command never comes to a prompt: it reads an id from the FIFO
 * `in`, marks the begin on the terminal, evaluates the script at top level (in a function `declare`
 * would be local) and at the next turn marks the end there, with the status.
 *
 * Interactive, because only then bash survives `set -u`, `${x:?}` and SIGINT: it drops the script and
 * comes back to its prompt, and so to the prompt command. The outer loop catches a `break` of the
 * script. Redirecting each group of ours to /dev/null keeps it out of `set -x`.
 */
function bashDriver({ control, nonce, commandOf }: DriverPlace): Driver {
  const quoted = shellQuote(control)
  return {
    argv: [commandOf('bash'), '--noprofile', '--norc', '-i'],
    env: { PROMPT_COMMAND: `builtin . ${quoted}/driver` },
    text: `__rb_dir=${quoted}\n${bashLoop(nonce)}${handOver}`,
    resume: '\n',
    scriptName: null,
  }
}

/** What makes an interactive bash read scripts from its control directory `$__rb_dir`, from its next prompt on. */
export function bashLoop(nonce: string): string {
  return `${setUp}PROMPT_COMMAND='${loop.join(' ')}'\n`.replaceAll('NONCE', nonce)
}

const setUp = String.raw`
builtin set +o history +o histexpand
builtin unset HISTFILE MAILCHECK
PS1= PS2= PS4=$'\002+ '
builtin bind 'set enable-bracketed-paste off'
builtin declare +x PROMPT_COMMAND
__rb_id= __rb_text= __rb_stdin= __rb_last= __rb_ready= __rb_left=
__rb_tty=$(builtin command -p stty -g </dev/tty)
IFS= builtin read -r __rb_last </proc/sys/kernel/ns_last_pid || builtin true
`

// Said by a prompt command: the new one runs at the next prompt, so an empty line is asked for. (To run it from
// here would put it one level deeper, and so another + before each line of `set -x`.)
const handOver = String.raw`
builtin printf 'idle\n' >"$__rb_dir"/out
`

const report: readonly string[] = [
  'if [[ -n $__rb_id ]]; then',
  String.raw`builtin printf "\e]7337;NONCE;%s %s\a" "$__rb_id" "$__rb_rc" >/dev/tty || builtin true;`,
  'fi; __rb_id=;',
]

// One line, because the script's own line numbers in messages count from the line of `eval`.
// The kernel's last process id tells whether the script started a process at all, and so whether
// anything can have changed the terminal's settings; stty(1) costs more than all the rest.
const loop: readonly string[] = [
  'while { __rb_left=$?; } 2>/dev/null; do while { __rb_rc=${__rb_left:-$?} __rb_left=;',
  ...report,
  '__rb_text= __rb_pid=;',
  'IFS= builtin read -r __rb_pid </proc/sys/kernel/ns_last_pid || builtin true;',
  'if [[ -z $__rb_pid || $__rb_pid != "$__rb_last" ]]; then',
  'builtin command -p stty "$__rb_tty" </dev/tty || builtin true;',
  'IFS= builtin read -r __rb_last </proc/sys/kernel/ns_last_pid || builtin true; fi;',
  String.raw`if [[ -z $__rb_ready ]]; then __rb_ready=1; builtin printf "ready\n" >"$__rb_dir"/out; fi;`,
  'until IFS=" " builtin read -r __rb_id __rb_stdin <"$__rb_dir"/in;',
  'do [[ -p "$__rb_dir"/in ]] || builtin exit; done;',
  'IFS= builtin read -r -d "" __rb_text <"$__rb_dir"/script || builtin true;',
  'if [[ $- == *x* ]]; then builtin set +x; __rb_text="builtin set -x; $__rb_text"; fi;',
  String.raw`builtin printf "\e]7337;NONCE;b%s\a" "$__rb_id" >/dev/tty || builtin true;`,
  '} 2>/dev/null; do',
  'case $__rb_stdin in tty) builtin eval "$__rb_text" ;;',
  '*) builtin eval "$__rb_text" </dev/null ;; esac; done; done;',
  '{ __rb_rc=$?;',
  ...report,
  String.raw`builtin printf "idle\n" >"$__rb_dir"/out; } 2>/dev/null`,
]
