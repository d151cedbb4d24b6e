import { fileExtension } from './output.ts'
import type { TapeSyntax } from './tape-syntax.ts'

/** A picture of the moment. */
export const screenshot: TapeSyntax = {
  words: ['Screenshot'],
  rest: 'Put the path in quotes.',
  read: (reader) => {
    const first = reader.current
    const { next } = reader
    const isPath = next.kind === 'string'
    const isPicture = isPath && fileExtension(next.literal) === '.png'
    const hint =
      'Write the path of a .png file; one that begins with a slash or a digit needs quotes.'
    if (!isPath) reader.error(first, 'Expected path after Screenshot', hint)
    else if (!isPicture) reader.error(next, 'Expected file with .png extension', hint)
    reader.advance()
    return [reader.command({ args: isPicture ? next.literal : '' }, first)]
  },
}
