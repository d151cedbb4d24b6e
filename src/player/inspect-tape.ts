import { errorCodes, type RunbookError } from '../errors.ts'
import { unstoppable } from '../render/formats/format.ts'
import { lintTape } from '../tape/lint/lint-tape.ts'
import { readTape, tapeErrors } from '../tape/read-tape.ts'
import type { TapeCommand } from '../tape/tape-command.ts'
import { playTape, type PlayOptions } from './play-tape.ts'

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

/** Reads a tape, and checks it as a run does; what only this machine lacks is left to the runs that need it. */
export async function inspectTape(tape: InspectedTape): Promise<TapeInspection> {
  const { name, path, source, currentDirectory } = tape
  const { commands, errors } = readTape(path, source, currentDirectory)
  if (errors.length > 0)
    return { commands, problems: tapeErrors(name, source, errors), warnings: [] }
  const warnings = lintTape(source, commands).map((warning) => {
    return { ...warning, message: `${warning.message} (${warning.code})` }
  })
  return {
    commands,
    problems: await mistakesOf(tape),
    warnings: tapeErrors(name, source, warnings),
  }
}

async function mistakesOf(tape: InspectedTape): Promise<RunbookError[]> {
  const mistakes: RunbookError[] = []
  const reading = playTape({
    ...tape,
    redirect: [],
    timing: 'auto',
    dryRun: true,
    force: true,
    outputs: 'make',
    interrupts: unstoppable,
  })
  for await (const event of reading) {
    const isMistake = event.type === 'problem' && event.error.exitCode !== lacking
    if (isMistake) mistakes.push(event.error)
  }
  return mistakes
}

/** The exit code of what the machine lacks. */
const lacking = errorCodes.E_PROGRAM_MISSING
