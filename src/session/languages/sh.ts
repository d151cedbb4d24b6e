import { shellQuote } from '../../plan/shell-quote.ts'
import { bashLoop } from './bash.ts'
import type { Driver, DriverPlace, Language } from './language.ts'
import { leadTerminal } from './lead-terminal.ts'

/** The POSIX shell, whichever program that is on the host: sessions and one-shot. */
export const sh: Language = posixShell('sh')

/** The Debian Almquist shell: sessions and one-shot. */
export const dash: Language = posixShell('dash')

function posixShell(name: string): Language {
  return { name, program: name, options: [], driver: (place) => shDriver(name, place) }
}

/**
 * The driver of an interactive POSIX shell, which reads it first (POSIX, "sh", ENV) and stays in its loop: as bash's driver (bash.ts), but
 * in what every sh has. It drops what fails beyond a status and comes to its prompt, which tells of the script's end and
 * that the driver is to be read again. Where sh is bash, whose line editor shows its prompt as often as it likes, it has
 * bash's loop, and nothing is read again: asked for a line more, it would show that in the next script's output.
 */
function shDriver(program: string, { control, nonce, commandOf }: DriverPlace): Driver {
  return {
    argv: leadTerminal([commandOf(program), '-i'], '/dev/tty'),
    env: { ENV: `${control}/driver` },
    // A script may have said that a variable which is not set is a mistake.
    text: `__rb_dir=${shellQuote(control)}
: "\${__rb_ready=}"
if [ -n "\${BASH_VERSION-}" ]; then
[ -n "\${PROMPT_COMMAND-}" ] || {
${bashLoop(nonce)}}
else
${driver.replaceAll('NONCE', nonce)}
fi
`,
    resume: '. "$__rb_dir"/driver\n',
    scriptName: `${control}/script`,
  }
}

// One level of loops more than a script that breaks out of its own by mistake; `command` passes functions by.
const driver = String.raw`unset ENV MAIL
__rb_id= __rb_text=
PS2=
PS1='$( {
  __rb_rc=$?
  if [ -n "$__rb_id" ]; then command printf "\033]7337;NONCE;%s %s\007" "$__rb_id" "$__rb_rc" >/dev/tty; fi
  command printf "idle\n" >"$__rb_dir"/out
} 2>/dev/null)'
while :; do while {
  __rb_rc=$?
  if [ -n "$__rb_id" ]; then command printf '\033]7337;NONCE;%s %s\007' "$__rb_id" "$__rb_rc" >/dev/tty; fi
  __rb_id=
  if [ -z "$__rb_ready" ]; then __rb_ready=1; command printf 'ready\n' >"$__rb_dir"/out; fi
  until IFS=' ' command read -r __rb_id __rb_stdin <"$__rb_dir"/in; do [ -p "$__rb_dir"/in ] || exit; done
  __rb_text='. "$__rb_dir"/script'
  case $- in *x*) set +x; __rb_text="set -x; $(command -p cat "$__rb_dir"/script)" ;; esac
  command printf '\033]7337;NONCE;b%s\007' "$__rb_id" >/dev/tty
} 2>/dev/null; do
  case $__rb_stdin in tty) eval "$__rb_text" ;; *) eval "$__rb_text" </dev/null ;; esac
done; done
`
