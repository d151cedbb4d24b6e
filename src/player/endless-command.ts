import { extendedKeypress, keypress } from '../tape/commands/keypress.ts'
import { goDurationMs } from '../tape/go-duration.ts'
import type { TapeCommand } from '../tape/tape-command.ts'
import { keyPace } from './key-pace.ts'

/** What a tape may take by its own words; VHS has no bounds, and is at it for as long. */
const [longestMs, mostKeys] = [24 * 3_600_000, 100_000]

const repeated: ReadonlySet<string> = new Set([...keypress.words, ...extendedKeypress.words])

/** The command with which a tape becomes longer than a day, or presses more than 100,000 keys; null for no such. */
export function endlessCommand(
  commands: readonly TapeCommand[],
  typingMs: number,
): TapeCommand | null {
  let [lengthMs, keys, defaultMs] = [0, 0, typingMs]
  for (const command of commands) {
    if (command.command === 'Set' && command.options === 'TypingSpeed')
      defaultMs = goDurationMs(command.args)
    const count = keysOf(command)
    keys += count
    lengthMs += command.command === 'Sleep' ? goDurationMs(command.args) : 0
    if (count > 0) lengthMs += count * keyPace(command, defaultMs).thenMs
    if (lengthMs > longestMs || keys > mostKeys) return command
  }
  return null
}

function keysOf(command: TapeCommand): number {
  if (command.command === 'Type') return Array.from(command.args).length
  return repeated.has(command.command) ? keyPace(command, 0).count : 0
}
