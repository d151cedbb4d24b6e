import { shellQuote } from '../../plan/shell-quote.ts'
import type { LiveShell } from './live-shell.ts'

/**
 * Bash, with the user's own start file: PROMPT_COMMAND tells the end of a command, PS0 its begin (Bash manual, 5.2). The text
 * of a command is its line in the history, so who keeps none has one that is not saved.
 */
export const bash: LiveShell = {
  name: 'bash',
  files: ({ commands, mark }) => ({
    bashrc: String.raw`[ -r ~/.bashrc ] && . ~/.bashrc
set -o history
[ "${'$'}{HISTSIZE-}" = 0 ] && HISTSIZE=2 && unset HISTFILE
shopt -s cmdhist lithist
HISTCONTROL= HISTIGNORE=
__runbook_mark() { builtin printf '%s%s\a' ${shellQuote(mark)} "$1"; }
__runbook_done() { local status=$?; __runbook_mark "d$status"; return $status; }
__runbook_prompt() {
  local status=$?
  case $PS1 in
    *__runbook_mark*) ;;
    *) PS1=$PS1'\[$(__runbook_mark p)\]' ;;
  esac
  return $status
}
__runbook_command() {
  builtin printf '%s\0' "$(HISTTIMEFORMAT= builtin history 1)" >>${shellQuote(commands)}
  __runbook_mark x
}
PROMPT_COMMAND=(__runbook_done "${'$'}{PROMPT_COMMAND[@]}" __runbook_prompt)
PS0=${'$'}{PS0-}'$(__runbook_command)'
`,
  }),
  args: ({ directory }) => ['--rcfile', `${directory}/bashrc`, '-i'],
  env: () => ({}),
}
