import { errorCodes, type RunbookError } from '../errors.ts'
import { unstoppable } from '../render/formats/format.ts'
import { lintTape } from '../tape/lint/lint-tape.ts'
import { tapeErrors } from '../tape/read-tape.ts'
import type { TapeCommand } from '../tape/tape-command.ts'
import type { ParsedTape } from '../tape/tape-reader.ts'
import { playTape, type PlayOptions, type TapeEvent } from './play-tape.ts'

/** What can be said of a tape that is not played. */
export interface TapeInspection {
  readonly commands: readonly TapeCommand[]
  /** What no run would take. */
  readonly problems: readonly RunbookError[]
  /** What VHS accepts and what does not do what it seems to. */
  readonly warnings: readonly RunbookError[]
}

/** A tape, and what of it is looked at with the user's grants. */
export type InspectedTape = Omit<
  PlayOptions,
  'redirect' | 'timing' | 'dryRun' | 'force' | 'outputs' | 'interrupts'
>

/**
 * Reads a tape, and checks it as a run does; what only this machine lacks is left to the runs that need it. Warnings are for
 * tapes whose grammar is right.
 */
export async function inspectTape(tape: InspectedTape): Promise<TapeInspection> {
  const { name, source } = tape
  let parsed: ParsedTape = { commands: [], errors: [] }
  const problems: RunbookError[] = []
  for await (const event of checkTape(tape)) {
    if (event.type === 'tape') ({ parsed } = event.plan)
    const isMistake = event.type === 'problem' && event.error.exitCode !== lacking
    if (isMistake) problems.push(event.error)
  }
  const { commands, errors } = parsed
  const found = errors.length > 0 ? [] : lintTape(source, commands)
  const warnings = found.map((warning) => {
    return { ...warning, message: `${warning.message} (${warning.code})` }
  })
  return { commands, problems, warnings: tapeErrors(name, source, warnings) }
}

function checkTape(tape: InspectedTape): AsyncIterable<TapeEvent> {
  return playTape({
    ...tape,
    redirect: [],
    timing: 'auto',
    dryRun: true,
    force: true,
    outputs: 'make',
    interrupts: unstoppable,
  })
}

/** The exit code of what the machine lacks. */
const lacking = errorCodes.E_PROGRAM_MISSING
