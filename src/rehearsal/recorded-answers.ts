import type { EmbeddedCommand } from '../classify/block-in-use.ts'
import type { Step } from '../plan/plan.ts'
import type { ProgramCall, RecordedAnswer } from './answer-book.ts'
import { commandWords } from './command-words.ts'
import { lastFilter } from './last-filter.ts'
import { runnerScripts } from './stand-in-script.ts'

/**
 * A block's recorded result is the answer to its last played command: what comes before it prints nothing. Where output
 * stands among the commands, each has its own. Stand-ins such as that of sudo only run another command, and make
 * no call of their own.
 */
export function recordedAnswers(
  steps: readonly Step[],
  programs: ReadonlyMap<string, string>,
): RecordedAnswer[] {
  const isPlayed = (word: string): boolean => programs.get(word) === '' && !runnerScripts.has(word)
  return steps.flatMap((step) => {
    const { block, skip, embedded } = step
    if (skip !== null) return []
    if (step.arguments.remote !== null || step.inside !== null) return wholeAnswer(step)
    if (embedded.length > 0) return embeddedAnswers(block.index, embedded, isPlayed)
    if (!block.recorded) return []
    const filter = lastFilter(block.code, isPlayed)
    const call = lastCall(commandWords(block.code), isPlayed) ?? anyCall
    return [{ block: block.index, ...call, stdout: block.recorded.text, exitCode: 0, filter }]
  })
}

const anyCall: ProgramCall = { program: '', call: 1 }

/** The last of the words that is played, with how often it was said. */
function lastCall(
  words: readonly string[],
  isPlayed: (word: string) => boolean,
): ProgramCall | null {
  const program = words.findLast(isPlayed)
  return program === undefined ? null : { program, call: callsOf(program, words) }
}

function callsOf(program: string, words: readonly string[]): number {
  return words.filter((word) => word === program).length
}

function embeddedAnswers(
  block: number,
  embedded: readonly EmbeddedCommand[],
  isPlayed: (word: string) => boolean,
): RecordedAnswer[] {
  const before: string[] = []
  const behind = (call: ProgramCall): ProgramCall => ({
    ...call,
    call: call.call + callsOf(call.program, before),
  })
  return embedded.flatMap(({ code, expected, status }) => {
    const words = commandWords(code)
    const filter = lastFilter(code, isPlayed)
    const call = lastCall(words, isPlayed)
    const answers =
      expected === null || call === null
        ? []
        : [
            {
              block,
              ...behind(call),
              stdout: expected,
              exitCode: status ?? 0,
              filter: filter && behind(filter),
            },
          ]
    before.push(...words)
    return answers
  })
}

/** A block of another machine is one call. */
function wholeAnswer({ block, embedded }: Step): RecordedAnswer[] {
  const outputs = embedded.flatMap(({ expected }) => expected ?? [])
  const stdout = outputs.length > 0 ? outputs.join('') : block.recorded?.text
  if (stdout === undefined) return []
  const exitCode = embedded.at(-1)?.status ?? 0
  return [{ block: block.index, ...anyCall, stdout, exitCode, filter: null }]
}
