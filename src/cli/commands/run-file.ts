import { RunbookError } from '../../errors.ts'
import { shellWord } from '../../plan/shell-word.ts'
import { isScenario } from '../../scenario/is-scenario.ts'
import { isTapeName } from '../../tape/is-tape-name.ts'
import type { Report } from '../report.ts'
import type { RunFileFlags } from './run-options.ts'

/** `runbook run FILE [NAME…]`: a tape, and only that can come from standard input, is played without loading what runs documents; returns the exit code. */
export async function runFile(
  file: string,
  names: readonly string[],
  flags: RunFileFlags,
  report: Report,
): Promise<number> {
  if (flags.tape === true || file === '-' || isTapeName(file))
    return (await import('./run-tape.ts')).runTape(file, names, flags, report)
  if (flags.output.length > 0) throw noOutputs(file)
  return (await import('./run.ts')).run(file, names, flags, report)
}

function noOutputs(file: string): RunbookError {
  if (isScenario(file)) {
    const hint = 'Link the recording below its block, or make casts of all with --record all.'
    return new RunbookError('E_USAGE', `-o is for tapes, and ${file} has steps`, { hint })
  }
  const reason = `-o is for tapes, and ${file} is a document`
  const hint = `Link the recording below its block; "runbook build ${shellWord(file)} -o FILE" exports the document, and --tape says that it is a tape.`
  return new RunbookError('E_USAGE', reason, { hint })
}
