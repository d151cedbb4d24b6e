import type { TapeSyntax } from './tape-syntax.ts'

/** A text below the terminal. */
export const caption: TapeSyntax = {
  words: ['Caption'],
  form: 'Caption "text" …',
  summary: 'From here on the text stands below the terminal; "" takes it away.',
  example: 'Caption "First, install it"',
  rest: 'Put all of the text between quotes of one kind; a backslash protects none.',
  read: (reader) => {
    const first = reader.current
    if (!reader.nextIs('string')) {
      const hint = 'Put the text in quotes, as in Caption "First, install it".'
      reader.error(reader.next, 'Caption expects string', hint)
    }
    return [reader.command({ args: reader.strings() }, first)]
  },
}
