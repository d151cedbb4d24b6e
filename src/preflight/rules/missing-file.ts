import { withoutSudo } from '../../classify/without-sudo.ts'
import type { Finding, TrapRule } from '../trap.ts'

/** A file that a command reads and that neither is there nor is made by the document. */
export const missingFile: TrapRule = {
  code: 'missing-file',
  find: ({ commands, survey }) => {
    if (survey.goesElsewhere) return []
    const seen = new Set<string>()
    return commands.flatMap(({ words, start }) =>
      inputs(words).flatMap((path): Finding[] => {
        const plain = path.replace(/^\.\//, '')
        if (seen.has(plain) || survey.written.has(plain) || survey.hasFile(plain)) return []
        seen.add(plain)
        const reason = `there is no file ${path}, and no block makes it`
        return [
          {
            text: path,
            from: start,
            reason,
            remedy: 'Put it beside the document, or tangle it.',
            stops: false,
          },
        ]
      }),
    )
  },
}

/** Programs whose `-f` names no file, or one that need not be there. */
const otherwise: ReadonlySet<string> = new Set('rm test [ [[ pkill pgrep curl'.split(' '))

/** Programs that run the script which their first word names. */
const runners: ReadonlySet<string> = new Set('bash sh source .'.split(' '))

/** Paths behind `-f` and `--from-file=`, and scripts that are run. */
function inputs(all: readonly string[]): string[] {
  const words = withoutSudo(all)
  const [program = ''] = words
  const paths = words.flatMap((word, index) => {
    const inline =
      /^--(?:filename|template-file|values|from-file|file|kubeconfig|patch-file)=(?:[\w.-]+=)?(.+)$/.exec(
        word,
      )?.[1]
    if (inline !== undefined) return [inline]
    const previous = words[index - 1] ?? ''
    const isFile =
      /^(?:--filename|--template-file|--values|--patch-file)$/.test(previous) ||
      (previous === '-f' && !otherwise.has(program))
    return isFile && !/^-\w/.test(word) ? [word] : []
  })
  const [, first = ''] = words
  const script = program.startsWith('./') ? program : runners.has(program) ? first : ''
  return [...paths, script].filter((path) => /^[\w./-]+\.\w+$/.test(path))
}
