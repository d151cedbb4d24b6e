import { lineText, type LineIndex } from '../document/line-index.ts'
import type { ErrorCode, Place } from '../errors.ts'
import { RunbookError } from '../errors.ts'
import type { TapeCommand } from '../tape/tape-command.ts'

/** The place of a command's word; a command of another tape that this one names has a place there. */
export function commandPlace(lines: LineIndex, command: TapeCommand): Place {
  const sourceLine = lineText(lines, command.line - 1)
  const before = Buffer.from(sourceLine)
    .subarray(0, command.column - 1)
    .toString('utf8').length
  const word = /^\S+/.exec(sourceLine.slice(before))?.[0] ?? ''
  const { path } = lines
  return {
    path,
    line: command.line,
    column: before + 1,
    length: Math.max(1, word.length),
    sourceLine,
  }
}

/** An error about a command of a tape. */
export function commandFault(
  lines: LineIndex,
  command: TapeCommand,
  fault: { readonly code: ErrorCode; readonly reason: string; readonly hint: string },
): RunbookError {
  const { code, reason, hint } = fault
  return new RunbookError(code, reason, { place: commandPlace(lines, command), hint })
}
