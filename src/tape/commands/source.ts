import type { TapeCommand } from '../tape-command.ts'
import type { TapeReader } from '../tape-reader.ts'
import { fileExtension } from './output.ts'
import type { TapeSyntax } from './tape-syntax.ts'

/** The commands of another tape. */
export const source: TapeSyntax = {
  words: ['Source'],
  form: 'Source path.tape',
  summary: 'The commands of another tape, but for its outputs; it names no further one.',
  example: 'Source setup.tape',
  rest: 'Put the path in quotes.',
  read: (reader) => {
    const first = reader.current
    const { next } = reader
    const found =
      next.kind === 'string' ? sourced(next.literal, reader) : 'Expected path after Source'
    reader.advance()
    if (typeof found !== 'string') {
      const { line, column } = first
      return found.map((each) => {
        return { ...each, line, column, from: `${next.literal}:${each.line}` }
      })
    }
    reader.error(
      next.kind === 'string' ? next : first,
      found,
      'Name a tape with commands, beside this one.',
    )
    return [reader.command({}, first)]
  },
}

/** The commands of a tape, or what is wrong with it. */
function sourced(path: string, reader: TapeReader): readonly TapeCommand[] | string {
  if (fileExtension(path) !== '.tape') return 'Expected file with .tape extension'
  const bytes = reader.sources.read(path)
  if ('error' in bytes) return bytes.error
  if (bytes.length === 0) return `Source tape: ${path} is empty`
  const inner = reader.sources.parse(bytes)
  const isNested = inner.commands.some(({ command }) => command === 'Source')
  if (isNested || inner.errors.some(({ message }) => message === 'Nested Source detected'))
    return 'Nested Source detected'
  if (inner.errors.length > 0) return `${path} has ${inner.errors.length} errors`
  return inner.commands.filter(({ command }) => command !== 'Output')
}
