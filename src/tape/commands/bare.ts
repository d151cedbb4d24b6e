import type { TapeSyntax } from './tape-syntax.ts'

/** Commands of one word. */
export const bare: TapeSyntax = {
  words: ['Hide', 'Show', 'Paste'],
  rest: 'Hide, Show and Paste stand alone; what Paste types stands behind Copy.',
  read: (reader) => [reader.command({})],
}
