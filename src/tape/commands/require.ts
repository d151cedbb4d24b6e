import type { TapeSyntax } from './tape-syntax.ts'

/** A program that must be there. */
export const require: TapeSyntax = {
  words: ['Require'],
  rest: 'Name one program for each Require.',
  read: (reader) => {
    const first = reader.current
    const hint = 'Name one program; one that begins with a digit needs quotes.'
    reader.wantString(`${first.literal} expects one string`, hint)
    return [reader.command({ args: reader.take() }, first)]
  },
}
