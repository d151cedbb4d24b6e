import { lineText, type LineIndex } from '../document/line-index.ts'
import type { ErrorCode, Place } from '../errors.ts'
import { RunbookError } from '../errors.ts'
import { lexTape } from '../tape/lex-tape.ts'
import type { TapeCommand } from '../tape/tape-command.ts'
import { tokenPlaces } from '../tape/token-places.ts'
import type { Token } from '../tape/token.ts'

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
  const { placeAt, tokens, indexes } = lexed(lines)
  const word = indexes.get(`${command.line}:${command.column}`)
  if (word === undefined) return wordPlace(lines, command)
  const isSecond = command.command === 'Set' || tokens[word + 1]?.literal === '@'
  const token = tokens[word + (isSecond ? 2 : 1)]
  if (token === undefined || token.kind === 'end') return wordPlace(lines, command)
  return placeAt(token)
}

/** A tape with its tokens, and their indexes by `line:column`. */
interface LexedTape {
  readonly placeAt: (token: Token) => Place
  readonly tokens: readonly Token[]
  readonly indexes: ReadonlyMap<string, number>
}

/** A tape with many faults is lexed once. */
const lexedTapes = new WeakMap<LineIndex, LexedTape>()

function lexed(lines: LineIndex): LexedTape {
  const known = lexedTapes.get(lines)
  if (known) return known
  const bytes = Buffer.from(lines.source)
  const tokens = lexTape(bytes)
  const indexes = new Map(tokens.map(({ line, column }, index) => [`${line}:${column}`, index]))
  const tape = { placeAt: tokenPlaces(lines, bytes), tokens, indexes }
  lexedTapes.set(lines, tape)
  return tape
}
