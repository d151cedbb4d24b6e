import { needsNetwork } from '../classify/needs-network.ts'
import type { LineIndex } from '../document/line-index.ts'
import type { RunbookError } from '../errors.ts'
import { commandFault } from './command-place.ts'
import type { TypedLine } from './typed-lines.ts'

/** Says of a tape that is to be played without network that a command of it needs one. */
export function networkNotes(lines: LineIndex, typed: readonly TypedLine[]): RunbookError[] {
  const line = typed.find((each) => each.commands.some(({ words }) => needsNetwork(words)))
  if (line === undefined) return []
  const reason = 'this needs the network, which the sandbox does not give'
  const hint = 'Play the tape with --allow-net.'
  return [commandFault(lines, line.from, { code: 'E_TAPE', reason, hint })]
}
