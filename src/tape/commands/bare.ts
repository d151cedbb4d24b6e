import type { TapeSyntax } from './tape-syntax.ts'

/** Commands of one word. */
export const bare: TapeSyntax = {
  words: ['Hide', 'Show', 'Paste'],
  form: 'Hide | Show | Paste',
  summary: 'Stops and goes on with what is shown; types the copied text.',
  example: 'Hide',
  read: (reader) => [reader.command({})],
}
