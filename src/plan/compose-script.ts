import type { Block } from '../document/block.ts'
import type { HeaderArguments, Variable } from './header-arguments.ts'
import { shellAssignment } from './shell-assignment.ts'

/** A block's script and the parts that a recording does not show. */
export interface Script {
  /** What the shell gets: setup, body, teardown. */
  readonly script: string
  /** Prologue and variable assignments. */
  readonly setup: string
  /** The epilogue. */
  readonly teardown: string
}

/** Prologue, variable assignments, body and epilogue, a line each or more (ob-shell's body expansion). */
export function composeScript(
  block: Pick<Block, 'language' | 'code'>,
  complete: HeaderArguments,
  variables: readonly Variable[],
): Script {
  const assignments = variables.map(({ name, value }) =>
    shellAssignment(block.language, name, value, complete.tableText),
  )
  const setup = joinLines([complete.prologue, ...assignments])
  const teardown = complete.epilogue
  return { setup, teardown, script: joinLines([setup, block.code, teardown]) }
}

function joinLines(parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join('\n')
}
