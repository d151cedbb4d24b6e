import type { TapeSyntax } from './tape-syntax.ts'

const hint = 'Put the text in quotes, as in Type "ls -la".'
const rest =
  'Put all of the text between quotes of one kind, as in Type "ls -la"; a backslash protects none.'

/** Types text, key by key. */
export const type: TapeSyntax = {
  words: ['Type'],
  rest,
  read: (reader) => {
    const first = reader.current
    const options = reader.speed()
    reader.wantString(`${reader.current.literal} expects string`, hint)
    return [reader.command({ options, args: reader.strings() }, first)]
  },
}

/** Keeps text for `Paste`. */
export const copy: TapeSyntax = {
  words: ['Copy'],
  rest,
  read: (reader) => {
    const first = reader.current
    reader.wantString(`${reader.current.literal} expects string`, hint)
    return [reader.command({ args: reader.strings() }, first)]
  },
}
