/** Keys come up to this part earlier or later than the mean. */
const variation = 0.4

/**
 * Times in front of each key, in whole milliseconds: around the mean, and the same for the same text.
 *
 * The numbers are those of xorshift32 (Marsaglia, "Xorshift RNGs", 2003), started from the text's FNV-1a hash.
 */
export function keyDelays(text: string, keys: number, meanMs: number): number[] {
  let state = fnv1a(text) || 1
  return Array.from({ length: keys }, () => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    const part = (state >>> 0) / 2 ** 32
    return Math.round(meanMs * (1 + variation * (2 * part - 1)))
  })
}

/** FNV-1a (Fowler, Noll, Vo), 32 bits, over UTF-16 code units instead of octets. */
function fnv1a(text: string): number {
  let hash = 0x811c9dc5
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193)
  }
  return hash
}
