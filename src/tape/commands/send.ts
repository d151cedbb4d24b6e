import { unescapeSend } from '../unescape-send.ts'
import type { TapeSyntax } from './tape-syntax.ts'

/** Bytes as they are, for keys that have no name. */
export const send: TapeSyntax = {
  words: ['Send'],
  rest: 'Put all of the text between quotes of one kind; a backslash protects none.',
  read: (reader) => {
    const first = reader.current
    reader.wantString('Send expects string', 'Put the text in quotes.')
    const { next } = reader
    const args = reader.strings()
    if (next.kind === 'string' && unescapeSend(args) === null) {
      const hint = String.raw`Write \e, \n, \r, \t, \\, \xHH or \u{HEX}.`
      reader.error(next, 'Send has a backslash that means nothing', hint)
    }
    return [reader.command({ args }, first)]
  },
}
