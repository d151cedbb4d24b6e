import { shellQuote } from '../../plan/shell-quote.ts'
import type { LiveShell } from './live-shell.ts'

/**
 * Fish, with the user's own configuration: its events tell of commands (fish manual, "Event handlers"), and the end of one is
 * where the prompt begins, which is the mode of vi's keys (`fish_mode_prompt`).
 */
export const fish: LiveShell = {
  name: 'fish',
  files: ({ commands, mark }) => ({
    'runbook.fish': String.raw`function __runbook_mark; builtin printf '%s%s\a' ${shellQuote(mark)} $argv[1]; end
function __runbook_command --on-event fish_preexec
  builtin printf '%s\0' $argv[1] >>${shellQuote(commands)}
  __runbook_mark x
end
functions -q fish_mode_prompt; and functions -c fish_mode_prompt __runbook_own_mode
function fish_mode_prompt
  set -l code $status
  __runbook_mark d$code
  __runbook_restore $code
  functions -q __runbook_own_mode; and __runbook_own_mode
end
functions -c fish_prompt __runbook_own_prompt
function fish_prompt
  __runbook_own_prompt
  __runbook_mark p
end
function __runbook_restore; return $argv[1]; end
`,
  }),
  args: ({ directory }) => ['-i', '-C', `source ${shellQuote(`${directory}/runbook.fish`)}`],
  env: () => ({}),
}
