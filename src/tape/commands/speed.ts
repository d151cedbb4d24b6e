import type { TapeSyntax } from './tape-syntax.ts'

/** How fast the recording goes from here on. */
export const speed: TapeSyntax = {
  words: ['Speed'],
  rest: 'Write one number, as in Speed 4.',
  read: (reader) => {
    const first = reader.current
    const { kind, literal } = reader.next
    const factor = Number(literal)
    if (kind !== 'number' || !(factor >= 0.01 && factor <= 1000)) {
      const hint = 'Write a number from 0.01 to 1000, as in Speed 4.'
      reader.error(reader.next, 'Speed expects a number', hint)
    }
    reader.advance()
    return [reader.command({ args: literal }, first)]
  },
}
