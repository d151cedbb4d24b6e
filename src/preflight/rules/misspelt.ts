import type { SimpleCommand } from '../../classify/simple-commands.ts'
import { editDistance } from '../../plan/nearest.ts'
import type { Finding, Inspected, TrapRule } from '../trap.ts'

/** Verbs of programs that have many, which a document may use once only. */
const knownVerbs: ReadonlyMap<string, string> = new Map(
  Object.entries<string>({
    kubectl:
      'annotate apply attach auth autoscale certificate cluster-info completion config cordon cp create debug delete describe diff drain ' +
      'edit events exec explain expose get kustomize label logs patch plugin port-forward proxy replace rollout run scale set taint ' +
      'top uncordon version wait api-resources api-versions',
    helm: 'create dependency env get history install lint list package plugin pull push registry repo rollback search show status template test uninstall upgrade verify version',
    docker:
      'attach build builder buildx checkpoint commit compose config container context cp create diff events exec export history image images ' +
      'import info init inspect kill load login logout logs manifest model network node pause plugin port ps pull push rename restart rm rmi ' +
      'run save scout search secret service stack start stats stop swarm system tag top trust unpause update version volume wait',
    git:
      'add am apply archive bisect blame branch bundle checkout cherry cherry-pick clean clone commit config describe diff fetch ' +
      'format-patch gc grep init log ls-files ls-remote ls-tree maintenance merge mv notes pull push range-diff rebase reflog remote reset ' +
      'restore rev-list rev-parse revert rm shortlog show sparse-checkout stash status submodule switch tag worktree',
  }),
)

/** A verb or an option that is nearly another one which is known or used elsewhere in the document. */
export const misspelt: TrapRule = {
  code: 'misspelt',
  find: (inspected) =>
    inspected.commands.flatMap((command) => [
      ...misspeltVerb(command, inspected),
      ...misspeltOptions(command, inspected),
      ...strayDashes(command),
    ]),
}

function finding(text: string, start: number, meant: string): Finding {
  const reason = `"${text}" looks like a misspelt "${meant}"`
  return { text, from: start, reason, remedy: `Write ${meant}, if that is meant.`, stops: false }
}

function misspeltVerb({ words, start }: SimpleCommand, { survey }: Inspected): Finding[] {
  const [program = '', verb = ''] = words
  const known = knownVerbs.get(program)?.split(' ')
  if (!known || !/^[a-z][a-z-]+$/.test(verb) || known.includes(verb)) return []
  const used = [...(survey.verbs.get(program)?.keys() ?? [])].filter((word) => known.includes(word))
  const meant = [...used, ...known].find(
    (word) => editDistance(verb, word) <= (verb.length > 4 ? 2 : 1),
  )
  return meant === undefined ? [] : [finding(verb, start, meant)]
}

/** No program has more options, and comparing them costs their square. */
const mostOptions = 300

function misspeltOptions({ words, start }: SimpleCommand, { survey }: Inspected): Finding[] {
  const counts = survey.options.get(words[0] ?? '') ?? new Map<string, number>()
  if (counts.size > mostOptions) return []
  return words.flatMap((word): Finding[] => {
    const option = /^--?[a-z][a-z-]{2,60}(?==|$)/.exec(word)?.[0] ?? ''
    if (option === '' || (counts.get(option) ?? 0) > 1) return []
    const meant = [...counts].find(
      ([other, count]) => other !== option && count > 1 && isSlip(option, other),
    )
    return meant ? [finding(option, start, meant[0])] : []
  })
}

/** One wrong, missing or swapped letter in a word of five and more, but for the `s` of more than one, or `-nname` for `--name`. */
function isSlip(option: string, other: string): boolean {
  const [word, meant] = [option.replace(/^-+/, ''), other.replace(/^-+/, '')]
  if (option.startsWith('--'))
    return (
      word.length > 4 &&
      editDistance(word, meant) === 1 &&
      !meant.startsWith(word) &&
      word !== `${meant}s` &&
      !word.endsWith(meant)
    )
  return word === meant[0] + meant
}

/** Short options of kubectl with their value right behind: `-oyaml`, `-nkube-system`. */
const withValue = /^-(?:o(?:yaml|json|wide|name|jsonpath|custom)|n(?!amespace$))/

/** `-- image=x` and `--all -pods`: a dash too few or a blank too many. Behind ` -- ` stands another program. */
function strayDashes({ words, start }: SimpleCommand): Finding[] {
  const own = words.includes('--') ? words.slice(0, words.indexOf('--') + 1) : words
  return own.flatMap((word, index): Finding[] => {
    const next = words[index + 1] ?? ''
    if (word === '--' && /^[a-z][a-z-]*=/.test(next) && words[0] !== 'env') {
      return [
        finding(`-- ${next.split('=', 1)[0] ?? ''}`, start, `--${next.split('=', 1)[0] ?? ''}`),
      ]
    }
    if (words[0] !== 'kubectl' || !/^-[a-z]{4,}$/.test(word) || withValue.test(word)) return []
    return [finding(word, start, word === '-namespace' ? '--namespace' : word.slice(1))]
  })
}
