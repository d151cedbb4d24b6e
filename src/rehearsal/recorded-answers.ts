import type { EmbeddedCommand } from '../classify/block-in-use.ts'
import type { Plan, Step } from '../plan/plan.ts'
import type { RecordedAnswer } from './answer-book.ts'
import { commandWords } from './command-words.ts'
import { lastFilter } from './last-filter.ts'
import { runnerScripts } from './stand-in-script.ts'

/**
 * A block's recorded result is the answer to its last played command: what comes before it prints nothing. Where output
 * stands among the commands, each has its own. Stand-ins such as that of sudo only run another command, and make
 * no call of their own.
 */
export function recordedAnswers(
  plan: Plan,
  programs: ReadonlyMap<string, string>,
): RecordedAnswer[] {
  const isPlayed = (word: string): boolean => programs.get(word) === '' && !runnerScripts.has(word)
  return plan.steps.flatMap((step) => {
    const { block, skip, embedded } = step
    if (skip !== null) return []
    if (step.arguments.remote !== null || step.inside !== null) return wholeAnswer(step)
    if (embedded.length > 0) return embeddedAnswers(block.index, embedded, isPlayed)
    if (!block.recorded) return []
    const call = Math.max(1, commandWords(block.code).filter(isPlayed).length)
    const filter = lastFilter(block.code, isPlayed)
    return [{ block: block.index, call, stdout: block.recorded.text, filter }]
  })
}

function embeddedAnswers(
  block: number,
  embedded: readonly EmbeddedCommand[],
  isPlayed: (word: string) => boolean,
): RecordedAnswer[] {
  let [call, before] = [0, '']
  return embedded.flatMap(({ code, expected }) => {
    const own = commandWords(code).filter(isPlayed).length
    const found = lastFilter(code, isPlayed)
    const filter = found && { ...found, call: found.call + callsOf(found.program, before) }
    call += own
    before += code
    return expected === null || own === 0 ? [] : [{ block, call, stdout: expected, filter }]
  })
}

function callsOf(program: string, code: string): number {
  return commandWords(code).filter((word) => word === program).length
}

/** A block of another machine is one call. */
function wholeAnswer({ block, embedded }: Step): RecordedAnswer[] {
  const outputs = embedded.flatMap(({ expected }) => expected ?? [])
  const stdout = outputs.length > 0 ? outputs.join('') : block.recorded?.text
  return stdout === undefined ? [] : [{ block: block.index, call: 1, stdout, filter: null }]
}
