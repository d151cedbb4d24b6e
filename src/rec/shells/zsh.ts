import { shellQuote } from '../../plan/shell-quote.ts'
import type { LiveShell } from './live-shell.ts'

/**
 * Zsh, with the user's own start files: its hook functions tell of commands (Zsh manual, "Hook Functions"). The first of
 * these files may say where the others are, as many do; zsh still has to read ours. A function precmd would run before all
 * others, so that what it prints would be the command's.
 */
export const zsh: LiveShell = {
  name: 'zsh',
  files: ({ directory, commands, mark, env }) => {
    const own = shellQuote(env['ZDOTDIR'] ?? env['HOME'] ?? '/')
    return {
      '.zshenv': `ZDOTDIR=${own}
[[ -r $ZDOTDIR/.zshenv ]] && . $ZDOTDIR/.zshenv
__runbook_own=$ZDOTDIR ZDOTDIR=${shellQuote(directory)}
`,
      '.zshrc': String.raw`ZDOTDIR=$__runbook_own; unset __runbook_own
[[ -r $ZDOTDIR/.zshrc ]] && . $ZDOTDIR/.zshrc
__runbook_mark() { builtin printf '%s%s\a' ${shellQuote(mark)} "$1" }
__runbook_done() { local code=$?; __runbook_mark "d$code"; return $code }
__runbook_prompt() { [[ $PS1 == *__runbook_mark* ]] || PS1=$PS1'%{$(__runbook_mark p)%}' }
__runbook_command() { builtin printf '%s\0' "$1" >>${shellQuote(commands)}; __runbook_mark x }
setopt prompt_subst no_prompt_sp
typeset -ga precmd_functions preexec_functions
if (( $+functions[precmd] )); then
  functions[__runbook_precmd]=$functions[precmd]; unfunction precmd
  precmd_functions=(__runbook_precmd "${'$'}{precmd_functions[@]}")
fi
precmd_functions=(__runbook_done "${'$'}{precmd_functions[@]}" __runbook_prompt)
preexec_functions=("${'$'}{preexec_functions[@]}" __runbook_command)
`,
    }
  },
  args: () => ['-i'],
  env: ({ directory }) => ({ ZDOTDIR: directory }),
}
