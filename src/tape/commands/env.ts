import type { TapeSyntax } from './tape-syntax.ts'

const rest = 'Put the value in quotes, as in Env N "1".'

/** A variable of the shell. */
export const env: TapeSyntax = {
  words: ['Env'],
  rest,
  read: (reader) => {
    const first = reader.current
    const options = reader.take()
    reader.wantString(`${options} expects string`, rest)
    return [reader.command({ options, args: reader.take() }, first)]
  },
}
