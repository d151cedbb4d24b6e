import type { TapeSyntax } from './tape-syntax.ts'

/** A text below the terminal. */
export const caption: TapeSyntax = {
  words: ['Caption'],
  rest: 'Put all of the text between quotes of one kind; a backslash protects none.',
  read: (reader) => {
    const first = reader.current
    const hint = 'Put the text in quotes, as in Caption "First, install it".'
    reader.wantString('Caption expects string', hint)
    return [reader.command({ args: reader.strings() }, first)]
  },
}
