import { shellQuote } from '../plan/shell-quote.ts'

/** A path as a word of a shell. A home is known only where that shell runs, so `~` stays outside of the quotes. */
export function shellPath(path: string): string {
  if (path === '~' || path === '~/') return '~'
  return path.startsWith('~/') ? `~/${shellQuote(path.slice(2))}` : shellQuote(path)
}

/** True for a path in the home that the blocks see. */
export function isInHome(path: string): boolean {
  return /^~(?:\/|$)/.test(path)
}
