import type { TapeSyntax } from './tape-syntax.ts'

/** A program that must be there. */
export const require: TapeSyntax = {
  words: ['Require'],
  form: 'Require program',
  summary: 'Stops before the recording when a program is missing.',
  example: 'Require git',
  rest: 'Name one program for each Require.',
  read: (reader) => {
    const first = reader.current
    if (!reader.nextIs('string')) {
      const hint = 'Name one program; one that begins with a digit needs quotes.'
      reader.error(reader.next, `${first.literal} expects one string`, hint)
    }
    const args = reader.next.literal
    reader.advance()
    return [reader.command({ args }, first)]
  },
}
