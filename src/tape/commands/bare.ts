import type { TapeSyntax } from './tape-syntax.ts'

/** Commands of one word. */
export const bare: TapeSyntax = {
  words: ['Hide', 'Show', 'Paste'],
  form: 'Hide | Show | Paste',
  summary: 'Stops and goes on with what is shown; types the copied text.',
  example: 'Hide',
  rest: 'Hide, Show and Paste stand alone; what Paste types stands behind Copy.',
  read: (reader) => [reader.command({})],
}
