import { lineText, type LineIndex, placeOf } from '../document/line-index.ts'
import type { ErrorCode, Place } from '../errors.ts'
import { RunbookError } from '../errors.ts'
import { lexTape } from '../tape/lex-tape.ts'
import type { TapeCommand } from '../tape/tape-command.ts'

/** What is wrong with a command. */
export interface CommandFault {
  readonly code: ErrorCode
  readonly reason: string
  readonly hint: string
}

/** For what is about a tape as a whole. */
export const tapeBeginning: TapeCommand = {
  command: '',
  options: '',
  args: '',
  line: 1,
  column: 1,
  from: '',
}

/** An error about a command of a tape, at its word; for a command of another tape, at the `Source` that names it. */
export function commandFault(
  lines: LineIndex,
  command: TapeCommand,
  fault: CommandFault,
): RunbookError {
  return faultAt(wordPlace(lines, command), command, fault)
}

/** An error about what a command is given: the value of a setting, a path, a time. */
export function argumentFault(
  lines: LineIndex,
  command: TapeCommand,
  fault: CommandFault,
): RunbookError {
  const place = command.from === '' ? argumentPlace(lines, command) : wordPlace(lines, command)
  return faultAt(place, command, fault)
}

function faultAt(
  place: Place,
  { from }: TapeCommand,
  { code, reason, hint }: CommandFault,
): RunbookError {
  return new RunbookError(code, from === '' ? reason : `${reason} (in ${from})`, { place, hint })
}

function wordPlace(lines: LineIndex, command: TapeCommand): Place {
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

/** Of the token behind the word, behind an `@`, or behind the name of a setting. */
function argumentPlace(lines: LineIndex, command: TapeCommand): Place {
  const text = Buffer.from(lines.source)
  const tokens = lexTape(text)
  const word = tokens.findIndex(
    ({ line, column }) => line === command.line && column === command.column,
  )
  const isSecond = command.command === 'Set' || tokens[word + 1]?.literal === '@'
  const token = tokens[word + (isSecond ? 2 : 1)]
  if (word < 0 || token === undefined || token.kind === 'end') return wordPlace(lines, command)
  const characters = (end: number): number => text.subarray(0, end).toString('utf8').length
  return placeOf(lines, { start: characters(token.start), end: characters(token.end) })
}
