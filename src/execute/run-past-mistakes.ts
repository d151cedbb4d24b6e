import type { Output } from '../session/output.ts'
import { groupMark } from './group-mark.ts'
import { type GroupedOutput, type GroupRunner, together } from './run-typed.ts'

/**
 * Runs lines in bash, group by group as `groupsOf` parts them. A line that it cannot read costs the rest of its script,
 * which then runs by itself: typed lines go on behind such a line, and so does Emacs. The step has failed all the same.
 */
export async function runPastMistakes(
  script: string,
  groupsOf: (script: string) => Promise<readonly string[]>,
  { run, outputBytes }: GroupRunner,
): Promise<GroupedOutput> {
  const outputs: Output[] = []
  const parts: Uint8Array[] = []
  let failed: Output | null = null
  let left = outputBytes
  for (let rest: string | null = script; rest !== null;) {
    const mark = groupMark()
    // oxlint-disable-next-line no-await-in-loop -- in their order
    const groups: readonly string[] = outputs.length < mostPartings ? await groupsOf(rest) : [rest]
    const lead = failed ? [statusOfMistake] : []
    // oxlint-disable-next-line no-await-in-loop -- the same
    const output = await run([...lead, groups.join(`\n${mark.line}\n`)].join('\n'))
    const printed = groups.length === 1 ? [output.stdout] : mark.split(output.stdout)
    outputs.push(output)
    left -= output.stdout.length
    const mistake: Mistake | null = left < 0 ? null : findMistake(output, printed, { groups, lead })
    if (mistake) failed ??= output
    parts.push(...printed.slice(0, -1), mistake?.said ?? printed.at(-1) ?? new Uint8Array())
    rest = mistake?.rest ?? null
  }
  const all = { ...together(outputs), ...(failed && { exitCode: failed.exitCode }) }
  return { output: left < 0 ? { ...all, ended: 'output-limit' } : all, outputs: parts }
}

/** How often lines are parted: it takes 10 ms, and all of them may be mistakes. */
const mostPartings = 20

/** A line that leaves the status which a prompt has behind a line that bash cannot read, where that does not end the shell. */
const statusOfMistake = '{ case $- in *e*) ;; *) (command exit 2) ;; esac; } 2>/dev/null'

/** What the last group printed, as a shell says it at its prompt, and the lines behind the one that it could not read. */
interface Mistake {
  readonly said: Uint8Array
  /** Null when nothing is left. */
  readonly rest: string | null
}

/** What bash says in the end of a line that it cannot read, which it shows. */
const unread =
  /(?<=^|\n)(?<shell>[^\s:]+: )eval: line (?<line>\d+): (?<reason>syntax error [^\n]*\n)\k<shell>eval: line \k<line>: `(?<shown>[^\n]*)'\r?\n$/

function findMistake(
  { ended, exitCode }: Output,
  printed: readonly Uint8Array[],
  { groups, lead }: { readonly groups: readonly string[]; readonly lead: readonly string[] },
): Mistake | null {
  if (ended !== 'completed' || exitCode === 0) return null
  const text = Buffer.from(printed.at(-1) ?? []).toString('latin1')
  const { groups: said, index = 0 } = unread.exec(text) ?? {}
  if (!said) return null
  const before = groups.slice(0, printed.length - 1)
  // Each mark is a line, too.
  const above = before.reduce((sum, group) => sum + group.split('\n').length + 1, lead.length)
  const lines = (groups[before.length] ?? '').split('\n')
  const at = Number(said['line']) - above
  if (Buffer.from(lines[at - 1] ?? '').toString('latin1') !== said['shown']) return null
  const rest = [...lines.slice(at), ...groups.slice(before.length + 1)].join('\n')
  const message = `${text.slice(0, index)}${said['shell']}${said['reason']}`
  return { said: Buffer.from(message, 'latin1'), rest: rest.trim() === '' ? null : rest }
}
