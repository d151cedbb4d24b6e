import type { Step } from '../plan/plan.ts'
import { targetName } from '../remote/remote-place.ts'
import type { BookAnswer, Coverage } from './answer-book.ts'

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
  { code, arguments: { remote } }: Step,
  ask: (argv: readonly string[]) => BookAnswer,
): RemoteAnswer {
  const target = targetName(remote?.hops ?? [])
  const { answer, coverage } = ask([...target.split(/:(.*)/s, 2), code.trim()])
  return { ...answer, note: `${target} was not contacted: ${sources[coverage]}.` }
}

const sources: Readonly<Record<Coverage, string>> = {
  document: 'its result in the document answered',
  cassette: 'the cassette answered',
  uncovered: 'nothing answered for it',
}
