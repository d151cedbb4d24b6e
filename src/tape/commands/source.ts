import { shellWord } from '../../plan/shell-word.ts'
import type { TapeCommand } from '../tape-command.ts'
import type { TapeReader } from '../tape-reader.ts'
import { fileExtension } from './output.ts'
import type { TapeSyntax } from './tape-syntax.ts'

/** The commands of another tape. */
export const source: TapeSyntax = {
  words: ['Source'],
  rest: 'Put the path in quotes.',
  read: (reader) => {
    const first = reader.current
    const { next } = reader
    const found = next.kind === 'string' ? sourced(next.literal, reader) : noPath
    reader.advance()
    if ('message' in found) {
      reader.error(next.kind === 'string' ? next : first, found.message, found.hint)
      return [reader.command({}, first)]
    }
    const { line, column } = first
    return found.commands.map((each) => {
      return { ...each, line, column, from: `${next.literal}:${each.line}` }
    })
  },
}

/** Why a tape cannot be taken, and what to do about it. */
interface Refusal {
  readonly message: string
  readonly hint: string
}

const noPath: Refusal = {
  message: 'Expected path after Source',
  hint: 'Name a tape, as in Source setup.tape; a path that begins with a slash or a digit needs quotes.',
}

const nested: Refusal = {
  message: 'Nested Source detected',
  hint: 'A tape that is named can name no further one, nor itself: name all of them here.',
}

/** The commands of a tape, or what is wrong with it. */
function sourced(
  path: string,
  reader: TapeReader,
): { readonly commands: readonly TapeCommand[] } | Refusal {
  if (fileExtension(path) !== '.tape') {
    return {
      message: 'Expected file with .tape extension',
      hint: 'Name a file whose name ends in .tape.',
    }
  }
  const bytes = reader.sources.read(path)
  if ('error' in bytes) {
    const hint =
      'A path begins in the directory of this tape, or in the current one; all tapes that are named have at most 1 MiB.'
    return { message: bytes.error, hint }
  }
  if (bytes.length === 0) {
    return { message: `Source tape: ${path} is empty`, hint: 'Write commands into it.' }
  }
  const { commands, errors } = reader.sources.parse(bytes)
  const isNested = commands.some(({ command }) => command === 'Source')
  if (isNested || errors.some(({ message }) => message === nested.message)) return nested
  if (errors.length > 0) {
    const hint = `Mend it first: "runbook ls ${shellWord(path)}" shows what is wrong.`
    return { message: `${path} has ${errors.length} errors`, hint }
  }
  return { commands: commands.filter(({ command }) => command !== 'Output') }
}
