import type { TapeSyntax } from './tape-syntax.ts'

/** Waits for a time. */
export const sleep: TapeSyntax = {
  words: ['Sleep'],
  rest: 'Write one time in ms, s or m, as in Sleep 90s.',
  read: (reader) => {
    const first = reader.current
    return [reader.command({ args: reader.time() }, first)]
  },
}
