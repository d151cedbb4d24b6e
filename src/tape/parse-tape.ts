import { nearest } from '../plan/nearest.ts'
import { extendedCommands, tapeCommands } from './commands/commands.ts'
import type { TapeSyntax } from './commands/tape-syntax.ts'
import { extensionHint, hasExtensions } from './extensions.ts'
import { lexTape } from './lex-tape.ts'
import type { TapeCommand, TapeError } from './tape-command.ts'
import { type ParsedTape, type ReadTape, TapeReader } from './tape-reader.ts'

/**
 * Parses a tape, accepting and rejecting what VHS does (parser/parser.go); never throws. `readTape` gives the tapes that
 * `Source` names.
 */
export function parseTape(bytes: Uint8Array, readTape: ReadTape): ParsedTape {
  const isExtended = hasExtensions(bytes)
  const reader = new TapeReader(lexTape(bytes), { read: readTape, parse: parseNamed, isExtended })
  const syntaxes = isExtended ? extendedSyntaxes : plainSyntaxes
  const commands: TapeCommand[] = []
  const errors: TapeError[] = []
  let wrongLine = 0
  let before: { readonly syntax: TapeSyntax; readonly line: number } | null = null
  while (reader.current.kind !== 'end') {
    const { kind, line } = reader.current
    const syntax = kind === 'keyword' ? syntaxes.get(reader.current.literal) : undefined
    if (syntax) {
      // One by one: a tape that is named may have more commands than a call takes arguments.
      for (const command of syntax.read(reader)) commands.push(command)
      before = { syntax, line: reader.current.line }
      const [first] = reader.errors.splice(0)
      if (first) errors.push(first)
      // What a broken command leaves over on its line is no mistake of its own.
      wrongLine = first ? Math.max(line, reader.current.line) : 0
    } else if (kind !== 'comment' && line !== wrongLine) {
      const isMarked = reader.current.literal === 'ï' && reader.next.literal === '»'
      const rest = before?.line === line ? before.syntax.rest : isMarked ? noMark : atFirst
      errors.push(invalidCommand(reader, syntaxes, rest))
      wrongLine = line
    }
    reader.advance()
  }
  return { commands, errors }
}

const plainSyntaxes = byWord(tapeCommands)
const extendedSyntaxes = byWord([...tapeCommands, ...extendedCommands])

function byWord(all: readonly TapeSyntax[]): ReadonlyMap<string, TapeSyntax> {
  return new Map(all.flatMap((syntax) => syntax.words.map((word) => [word, syntax])))
}

/** A tape that another one names; it names no further one. */
function parseNamed(bytes: Uint8Array): ParsedTape {
  return parseTape(bytes, () => ({ error: 'Nested Source detected' }))
}

const atFirst = 'Text to type goes into quotes, behind Type.'

/** For the bytes EF BB BF, which VHS does not skip. */
const noMark = 'The line begins with a byte order mark: save the file without one.'

function invalidCommand(
  reader: TapeReader,
  syntaxes: ReadonlyMap<string, TapeSyntax>,
  rest: string,
): TapeError {
  const { literal, line, column, start, end } = reader.current
  const isExtension = extendedSyntaxes.has(literal) && !syntaxes.has(literal)
  const isQuoted = end - start > Buffer.byteLength(literal)
  const near = isQuoted ? null : nearest(literal, syntaxes.keys())
  const hint = near === null ? rest : `Did you mean ${near}?`
  const message = `Invalid command: ${literal}`
  return { line, column, message, hint: isExtension ? extensionHint : hint, start, end }
}
