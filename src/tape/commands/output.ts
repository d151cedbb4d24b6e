import type { TapeSyntax } from './tape-syntax.ts'

/** Where a recording goes. */
export const output: TapeSyntax = {
  words: ['Output'],
  rest: 'Put the path in quotes.',
  read: (reader) => {
    const first = reader.current
    if (!reader.nextIs('string')) {
      const hint = 'Write a path; one that begins with a slash or a digit needs quotes.'
      reader.error(first, 'Expected file path after output', hint)
      return [reader.command({}, first)]
    }
    const path = reader.next.literal
    const extension = fileExtension(path)
    if (extension === '' && !path.endsWith('/')) {
      const hint = 'Give the file an extension, as in demo.gif, or the folder a final slash.'
      reader.error(reader.next, 'Expected folder with trailing slash', hint)
    }
    reader.advance()
    return [reader.command({ options: extension === '' ? '.png' : extension, args: path }, first)]
  },
}

/** From the last dot of the last name on, as Go's filepath.Ext has it: `.gif` of `.gif` too. */
export function fileExtension(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1)
  const dot = name.lastIndexOf('.')
  return dot < 0 ? '' : name.slice(dot)
}
