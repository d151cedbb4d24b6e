import type { Step } from '../plan/plan.ts'
import { targetName } from '../remote/remote-place.ts'
import type { BookAnswer, Coverage } from './answer-book.ts'
import { splitWords } from './split-words.ts'

/** What a rehearsal says in place of another machine. */
export interface RemoteAnswer {
  readonly stdout: string
  readonly stderr: string
  readonly exitCode: number
  /** Where it comes from, one sentence. */
  readonly note: string
}

/**
 * Answers in place of a block of another machine, which a rehearsal never contacts. The whole block is one call; in a
 * cassette its words are method, target and script, as in `ssh deploy@web1 ...`.
 */
export function remoteAnswer(
  { code, inside, arguments: { remote } }: Step,
  ask: (argv: readonly string[]) => BookAnswer,
): RemoteAnswer {
  if (inside !== null) return insideAnswer(code.trim(), ask)
  const target = targetName(remote?.hops ?? [])
  const { answer, coverage } = ask([...target.split(/:(.*)/s, 2), code.trim()])
  return { ...answer, note: `${target} was not contacted: ${sources[coverage]}.` }
}

/** A block inside of a shell that another block opened: its command is the call, several are one call of `sh -c`. */
function insideAnswer(code: string, ask: (argv: readonly string[]) => BookAnswer): RemoteAnswer {
  const words = code.includes('\n') ? null : splitWords(code)
  const argv = words ?? ['sh', '-c', code]
  const { answer, coverage } = ask(argv)
  return { ...answer, note: `The inner shell was not opened: ${sources[coverage]}.` }
}

const sources: Readonly<Record<Coverage, string>> = {
  document: 'its result in the document answered',
  cassette: 'the cassette answered',
  uncovered: 'nothing answered for it',
  guard: 'nothing was asked',
}
