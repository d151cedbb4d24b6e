import { type SimpleCommand, simpleCommands } from '../classify/simple-commands.ts'
import type { TapeCommand } from '../tape/tape-command.ts'

/** A line that a tape types and ends with Enter. */
export interface TypedLine {
  /** The command that begins it. */
  readonly from: TapeCommand
  /** What it is in a shell. */
  readonly commands: readonly SimpleCommand[]
}

/** Commands that leave a line as it is. */
const still: ReadonlySet<string> = new Set(
  'Output Require Set Env Sleep Wait Hide Show Screenshot Copy Caption Speed'.split(' '),
)

/** The lines that a tape types, but for those that it edits by other keys; what reads them need not be a shell. */
export function typedLines(commands: readonly TapeCommand[]): TypedLine[] {
  const lines: TypedLine[] = []
  let from: TapeCommand | null = null
  let texts: string[] = []
  let isEdited = false
  for (const command of commands) {
    if (still.has(command.command)) continue
    if (command.command === 'Type' || command.command === 'Space') {
      from ??= command
      texts.push(command.command === 'Space' ? ' ' : command.args)
      continue
    }
    const isEnd = command.command === 'Enter'
    if (isEnd && from !== null && !isEdited)
      lines.push({ from, commands: simpleCommands(texts.join('')) })
    isEdited = !isEnd && !isCancelled(command)
    if (!isEdited) [from, texts] = [null, []]
  }
  return lines
}

/** Keys that leave an empty line: an interrupt, and those that clear the line or the screen. */
function isCancelled({ command, args }: TapeCommand): boolean {
  return command === 'Ctrl' && /^[CcUuLl]$/.test(args)
}
