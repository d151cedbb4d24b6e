/** What every line of a container begins with, by what stands in front of a block in it: quote markers stay, list bullets become blanks, a byte order mark is the text's. */
export function containerPrefix(opening: string): string {
  return opening.replace(/^\uFEFF/, '').replace(/[^>\s]/g, ' ')
}

/**
 * The lines of a text in a container, each with a line feed. Lines end with a line feed alone, as they do everywhere here:
 * output may hold carriage returns and U+2028.
 */
export function containerLines(text: string, prefix: string): string {
  const lines = text.replace(/\n$/, '').split('\n')
  return lines.map((line) => `${line === '' ? prefix.trimEnd() : prefix + line}\n`).join('')
}
