import type { TapeCommand } from '../tape-command.ts'
import type { Token } from '../token.ts'

/** A command with its tokens: the word that begins it, and what belongs to it. */
export interface LintedCommand extends TapeCommand {
  readonly tokens: readonly Token[]
}

/** What a rule looks at. */
export interface LintedTape {
  /** The tape, a character for each byte. */
  readonly source: string
  readonly commands: readonly LintedCommand[]
}

/** Something in a tape that VHS accepts and that does not do what it seems to. */
export interface Suspicion {
  readonly token: Token
  /** What is wrong, without a full stop. */
  readonly message: string
  /** What to do about it, one sentence. */
  readonly hint: string
}

/** A kind of trap in tapes. */
export interface TapeRule {
  /** Stable name, in lower case with hyphens. */
  readonly code: string
  readonly find: (tape: LintedTape) => readonly Suspicion[]
}

/** A rule that looks at each command alone. */
export function eachCommand(
  look: (command: LintedCommand, tape: LintedTape) => readonly Suspicion[],
): TapeRule['find'] {
  return (tape) => tape.commands.flatMap((command) => look(command, tape))
}
