/** Longer words are no names that somebody misspelt, and comparing them costs their square. */
const longest = 100

/**
 * Comparisons that a document's unknown names may take together: one in which more are unknown lacks a library, and names near
 * to each would be no help.
 */
export const mostComparisons = 200_000

/** The word of a list that differs least from a misspelt one, or null when none is near. */
export function nearest(word: string, known: Iterable<string>): string | null {
  if (word.length > longest) return null
  let best: string | null = null
  let least = Math.floor(word.length / 3) + 1
  for (const candidate of known) {
    if (Math.abs(candidate.length - word.length) > least) continue
    const distance = editDistance(word, candidate)
    if (distance > least || (distance === least && best !== null)) continue
    best = candidate
    least = distance
  }
  return best
}

/** Optimal string alignment distance: insertions, deletions, substitutions and swaps of neighbours. */
export function editDistance(from: string, to: string): number {
  const shorter = Math.min(from.length, to.length)
  let start = 0
  while (start < shorter && from[start] === to[start]) start += 1
  let end = 0
  while (end < shorter - start && from.at(-1 - end) === to.at(-1 - end)) end += 1
  return distanceOf(from.slice(start, from.length - end), to.slice(start, to.length - end))
}

/** The distance of words without what they have in common at their ends. */
function distanceOf(from: string, to: string): number {
  let before: number[] = []
  let above = Array.from({ length: to.length + 1 }, (_, index) => index)
  for (let row = 1; row <= from.length; row += 1) {
    const current = [row]
    for (let column = 1; column <= to.length; column += 1) {
      const same = from[row - 1] === to[column - 1]
      const swapped =
        row > 1 &&
        column > 1 &&
        from[row - 1] === to[column - 2] &&
        from[row - 2] === to[column - 1]
      current[column] = Math.min(
        (above[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (above[column - 1] ?? 0) + (same ? 0 : 1),
        swapped ? (before[column - 2] ?? 0) + 1 : Infinity,
      )
    }
    before = above
    above = current
  }
  return above[to.length] ?? 0
}
