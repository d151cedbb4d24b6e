import { commandNames } from '../../classify/command-names.ts'
import type { Finding, TrapRule } from '../trap.ts'

const builtins: ReadonlySet<string> = new Set(
  (
    'alias bg bind break builtin caller cd command compgen complete continue declare dirs disown echo enable eval exec exit ' +
    'export false fc fg getopts hash help history jobs kill let local logout mapfile popd printf pushd pwd read readarray readonly ' +
    'return set shift shopt source suspend test times trap true type typeset ulimit umask unalias unset wait . : [ [['
  ).split(' '),
)

/** A program that is not on this machine. */
export const missingProgram: TrapRule = {
  code: 'missing-program',
  summary: 'a program that is not installed here',
  find: ({ commands, survey }) => {
    const seen = new Set<string>()
    return commands.flatMap(({ words, start }): Finding[] => {
      const [name = ''] = words[0] === 'sudo' ? words.slice(1) : words
      if (!/^[a-z][\w.+-]*$/.test(name) || seen.has(name)) return []
      seen.add(name)
      if (builtins.has(name) || survey.defined.has(name) || survey.hasProgram(name)) return []
      const known = commandNames.has(name) ? '' : ', and no program of that name is known'
      const reason = `${name} is not installed here${known}`
      const remedy = `Install ${name}, or rehearse the document with --rehearse.`
      return [{ text: name, from: start, reason, remedy, stops: false }]
    })
  },
}
