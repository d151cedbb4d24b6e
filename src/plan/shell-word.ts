import { shellQuote } from './shell-quote.ts'

/** A text as one word of a command that people copy into their shell: in quotes where it needs them. */
export function shellWord(text: string): string {
  return /^[\w./:@%+=,-]+$/.test(text) ? text : shellQuote(text)
}
