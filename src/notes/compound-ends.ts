import { compoundDepth } from '../classify/compound-depth.ts'

/**
 * Returns a function that says how many lines a command takes that begins in a line and has so many lines already: a loop
 * or a condition goes on to its last word, unless a blank line comes first. All are asked in linear time.
 */
export function createCompoundEnds(
  lines: readonly string[],
): (first: number, count: number) => number {
  const depths = lines.map((line) => compoundDepth(line))
  const leastRise = leastRises(lines, depths)
  return (first, count) => {
    let depth = compoundDepth(lines.slice(first, first + count).join('\n'))
    let end = first + count
    // Only what ends is walked through, and its lines are not asked for again.
    if (depth + (leastRise[end] ?? 0) > 0) return count
    while (depth > 0) {
      depth += depths[end] ?? 0
      end += 1
    }
    return end - first
  }
}

/** By how much depth changes at least from the beginning of each line to some place before the next blank line. */
function leastRises(lines: readonly string[], depths: readonly number[]): Int32Array {
  const least = new Int32Array(lines.length + 1)
  for (let index = lines.length - 1; index >= 0; index -= 1) {
    const isBlank = (lines[index] ?? '').trim() === ''
    least[index] = isBlank ? 0 : Math.min(0, (depths[index] ?? 0) + (least[index + 1] ?? 0))
  }
  return least
}
