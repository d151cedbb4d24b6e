/**
 * Splits a command line into words as a shell would without expanding anything: blanks separate, quotes and
 * backslashes protect (POSIX Shell, 2.2 "Quoting"). Null when a quote is not closed.
 */
export function splitWords(text: string): string[] | null {
  const pattern = /\s+|'([^']*)'|"((?:[^"\\]|\\[\s\S])*)"|\\([\s\S])|[^\s'"\\]+/gy
  const words: string[] = []
  let word: string | null = null
  for (let at = 0; at < text.length; at = pattern.lastIndex) {
    pattern.lastIndex = at
    const match = pattern.exec(text)
    if (!match) return null
    if (/^\s/.test(match[0])) {
      if (word !== null) words.push(word)
      word = null
    } else
      word =
        (word ?? '') + (match[1] ?? match[2]?.replace(/\\(["\\$`])/g, '$1') ?? match[3] ?? match[0])
  }
  return word === null ? words : [...words, word]
}
