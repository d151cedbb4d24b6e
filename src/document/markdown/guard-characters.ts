/** A text without the characters that remark would change. */
export interface GuardedText {
  /** As long as the original. */
  readonly source: string
  /** Puts the characters back into a part of the text. */
  readonly restore: (part: string) => string
}

/**
 * Replaces NUL, which CommonMark takes for U+FFFD (section 2.3), and a carriage return that stands alone, which it takes for
 * a line ending and we, like Org, for a character: output holds some. Each becomes one that the text does not use.
 */
export function guardCharacters(original: string): GuardedText {
  if (!/\0|\r(?!\n)/.test(original)) return { source: original, restore: (part) => part }
  const [nul, alone] = unused(original)
  const source = original.replaceAll('\0', nul).replace(/\r(?!\n)/g, alone)
  return { source, restore: (part) => part.replaceAll(nul, '\0').replaceAll(alone, '\r') }
}

/** Two characters of the Private Use Area that a text does not have. */
function unused(text: string): readonly [string, string] {
  const used = new Set(text.match(/[\uE000-\uF8FF]/g))
  const all = Array.from({ length: 6400 }, (_, at) => String.fromCharCode(0xe000 + at))
  const [first = '\uE000', second = '\uE001'] = all.filter((character) => !used.has(character))
  return [first, second]
}
