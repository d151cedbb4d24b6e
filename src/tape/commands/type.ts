import type { TapeSyntax } from './tape-syntax.ts'

const hint = 'Put the text in quotes, as in Type "ls -la".'
const rest =
  'Put all of the text between quotes of one kind, as in Type "ls -la"; a backslash protects none.'

/** Types text, key by key. */
export const type: TapeSyntax = {
  words: ['Type'],
  form: 'Type[@time] "text" …',
  summary: 'Types text; several texts are joined by a blank.',
  example: 'Type@20ms "echo hello"',
  rest,
  read: (reader) => {
    const first = reader.current
    const options = reader.speed()
    if (!reader.nextIs('string')) {
      reader.error(reader.next, `${reader.current.literal} expects string`, hint)
    }
    return [reader.command({ options, args: reader.strings() }, first)]
  },
}

/** Keeps text for `Paste`. */
export const copy: TapeSyntax = {
  words: ['Copy'],
  form: 'Copy "text" …',
  summary: 'Keeps a text that Paste types.',
  example: 'Copy "https://example.org"',
  rest,
  read: (reader) => {
    const first = reader.current
    if (!reader.nextIs('string')) {
      reader.error(reader.next, `${reader.current.literal} expects string`, hint)
    }
    return [reader.command({ args: reader.strings() }, first)]
  },
}
