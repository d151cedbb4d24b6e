import type { TapeSyntax } from './tape-syntax.ts'

/** A variable of the shell. */
export const env: TapeSyntax = {
  words: ['Env'],
  form: 'Env NAME "value"',
  summary: 'Sets a variable for the shell.',
  example: 'Env EDITOR "vi"',
  rest: 'Put the value in quotes, as in Env N "1".',
  read: (reader) => {
    const first = reader.current
    const options = reader.next.literal
    reader.advance()
    if (!reader.nextIs('string')) {
      reader.error(
        reader.next,
        `${reader.current.literal} expects string`,
        'Put the value in quotes, as in Env N "1".',
      )
    }
    const args = reader.next.literal
    reader.advance()
    return [reader.command({ options, args }, first)]
  },
}
