import { existsSync } from 'node:fs'
import { dirname, isAbsolute, join, normalize } from 'node:path'

import { recordingRoot } from '../recording/recording-paths.ts'
import { isInside } from '../sandbox/check-policy.ts'
import type { Policy } from '../sandbox/policy.ts'
import type { TapeCommand } from '../tape/tape-command.ts'
import type { TapePlaces } from '../tape/tape-path.ts'
import { outputPath } from './outputs/output-path.ts'
import type { TypedLine } from './typed-lines.ts'

/** A tape, and what its shell may see. */
interface Placed {
  /** Absolute. */
  readonly path: string
  readonly currentDirectory: string
  readonly commands: readonly TapeCommand[]
  readonly typed: readonly TypedLine[]
  readonly sandbox: Policy['backend']
  readonly allowRead: readonly string[]
  readonly allowWrite: readonly string[]
}

/** Where the shell of a tape starts. */
export interface TapeStart {
  /** Absolute. */
  readonly directory: string
  /** The first line that needs the current directory, which the shell does not get to see; null for none. */
  readonly misplaced: TypedLine | null
}

/** Programs that look for the project in the directory where they are started. */
const builders: ReadonlySet<string> = new Set(
  'bundle cargo docker go gradle just make mvn npm npx pnpm poetry rake task uv yarn'.split(' '),
)

/**
 * The shell starts in the tape's directory, which is all that it sees. VHS starts every shell in the current one, and a tape
 * that was written for that tells by its paths: outputs of it, or files that it types, are found only from there. Its shell
 * starts there too when the user granted that directory.
 */
export function tapeStart(tape: Placed): TapeStart {
  const { path, currentDirectory: here, commands, typed, sandbox, allowRead, allowWrite } = tape
  const own = dirname(path)
  const settled = { directory: own, misplaced: null }
  if (own === here || !isInside(here, own) || !isInside(recordingRoot(own), here)) return settled
  const places = { directory: own, currentDirectory: here, roots: [recordingRoot(own)] }
  const leadsHere = commands.some((command) => isOutput(command) && isFromHere(command, places))
  const reads = typed.find((line) => namesFileOf(line, places))
  if (!leadsHere && reads === undefined) return settled
  const grants = [...allowRead, ...allowWrite]
  if (sandbox === 'none' || grants.some((grant) => isInside(grant, here)))
    return { directory: here, misplaced: null }
  const builds = typed.find(({ commands: [first] }) => builders.has(first?.words[0] ?? ''))
  return { directory: own, misplaced: reads ?? builds ?? null }
}

function isOutput({ command, args }: TapeCommand): boolean {
  return (command === 'Output' || command === 'Screenshot') && args !== '' && !isAbsolute(args)
}

function isFromHere({ args }: TapeCommand, places: TapePlaces): boolean {
  return outputPath(args, places) !== join(places.directory, args)
}

/** Whether it names a file, by a path or a name with an ending, that is in the current directory and not in the tape's. */
function namesFileOf(
  { commands }: TypedLine,
  { directory, currentDirectory }: TapePlaces,
): boolean {
  const words = commands.flatMap((command) => command.words)
  return words.some(
    (word) =>
      /^[\w.][\w./-]*$/.test(word) &&
      /[./]/.test(word) &&
      !normalize(word).startsWith('..') &&
      existsSync(join(currentDirectory, word)) &&
      !existsSync(join(directory, word)),
  )
}
