import type { ProgramBlock } from './program-block.ts'
import type { ProgramSession } from './program-session.ts'

/** A language that another program than a shell runs, started by a script of sh. */
export interface ProgramLanguage {
  readonly name: string
  /** Names of its program; the first one that is installed runs it. */
  readonly programs: readonly string[]
  /** Package of Debian that has the program. */
  readonly debianPackage: string
  /** Header argument that names another program, `''` when there is none. */
  readonly programArgument: string
  /** How it keeps a session, null when it has none. */
  readonly session: ProgramSession | null
  /** The script for sh that runs a block and prints its value or output. */
  readonly start: (block: ProgramBlock) => string
}
