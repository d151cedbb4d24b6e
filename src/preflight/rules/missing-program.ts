import { commandNames } from '../../classify/command-names.ts'
import { shellBuiltins } from '../../classify/shell-builtins.ts'
import { withoutSudo } from '../../classify/without-sudo.ts'
import type { Finding, TrapRule } from '../trap.ts'

/** What zsh and ksh have besides (zshbuiltins(1), ksh(1)). */
const ofOtherShells: ReadonlySet<string> = new Set(
  (
    'autoload bindkey chdir emulate float functions integer limit nocorrect noglob print rehash repeat sched setopt ' +
    'unfunction unhash unlimit unsetopt vared whence where which zcompile zle zmodload zparseopts zstyle'
  ).split(' '),
)

/** A program that is not on this machine. */
export const missingProgram: TrapRule = {
  code: 'missing-program',
  find: ({ commands, survey, step: { block } }) => {
    const isBuiltin = (name: string): boolean =>
      shellBuiltins.has(name) || (/^(?:zsh|ksh)$/.test(block.language) && ofOtherShells.has(name))
    const seen = new Set<string>()
    return commands.flatMap(({ words, start }): Finding[] => {
      const [name = ''] = withoutSudo(words)
      if (!/^[a-z][\w.+-]*$/.test(name) || seen.has(name)) return []
      seen.add(name)
      if (isBuiltin(name) || survey.defined.has(name) || survey.hasProgram(name)) return []
      const known = commandNames.has(name) ? '' : ', and no program of that name is known'
      const reason = `${name} is not installed here${known}`
      const remedy = `Install ${name}, or rehearse the document with --rehearse.`
      return [{ text: name, from: start, reason, remedy, stops: false }]
    })
  },
}
