/** A text without the characters that remark would change. */
export interface GuardedText {
  /** As long as the original. */
  readonly source: string
  /** Puts the characters back into a part of the text. */
  readonly restore: (part: string) => string
}

/**
 * Replaces NUL, which CommonMark takes for U+FFFD (section 2.3), a carriage return that stands alone, which it takes for
 * a line ending and we, like Org, for a character: output holds some, and a byte order mark within the text, which would be left
 * out where a piece begins with it. Each becomes one that the text does not use.
 */
export function guardCharacters(original: string): GuardedText {
  if (!/\0|\r(?!\n)|(?!^)\uFEFF/.test(original))
    return { source: original, restore: (part) => part }
  const [nul, alone, mark] = unused(original)
  const source = original
    .replaceAll('\0', nul)
    .replace(/\r(?!\n)/g, alone)
    .replace(/(?!^)\uFEFF/g, mark)
  return {
    source,
    restore: (part) =>
      part.replaceAll(nul, '\0').replaceAll(alone, '\r').replaceAll(mark, '\uFEFF'),
  }
}

/** Characters of the Private Use Area that a text does not have. */
function unused(text: string): readonly [string, string, string] {
  const used = new Set(text.match(/[\uE000-\uF8FF]/g))
  const all = Array.from({ length: 6400 }, (_, at) => String.fromCharCode(0xe000 + at))
  const [first = '\uE000', second = '\uE001', third = '\uE002'] = all.filter(
    (character) => !used.has(character),
  )
  return [first, second, third]
}
