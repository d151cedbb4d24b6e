import { topLevelPieces } from '../document/top-level-cuts.ts'

/**
 * Splits the arguments of a call at commas outside of quotes and brackets (org-babel-ref-split-args). Nothing between two
 * commas is no argument, a blank there is an empty one.
 */
export function splitArguments(text: string): string[] {
  return topLevelPieces(text, ',').map((part) => part.trim())
}
