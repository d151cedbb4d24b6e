import { blankLiterals } from '../../classify/blank-literals.ts'
import { withoutHeredocs } from '../../classify/simple-commands.ts'
import type { TrapRule } from '../trap.ts'

/** HTML and values such as `<none>` among commands: a shell reads them as redirections and makes files. */
export const strayMarkup: TrapRule = {
  code: 'stray-markup',
  find: ({ script }) =>
    [
      ...blankLiterals(withoutHeredocs(script)).matchAll(
        /<!--|(?<![<$\w])<(?:none|pending|unknown|invalid|nil)>/g,
      ),
    ].map(({ 0: text, index }) => ({
      text,
      from: index,
      reason: `a shell reads ${text} as redirections, and may make files`,
      remedy: 'Move it out of the block, or say kind=output of what is output.',
      stops: true,
    })),
}
