/**
 * The lines of a text with the same in front of each, without its last blanks in front of empty ones; each gets a line feed,
 * and an empty text has none. Lines end with a line feed alone, as they do everywhere here: output may hold carriage returns
 * and U+2028.
 */
export function prefixLines(text: string, prefix: string): string {
  if (text === '') return ''
  const lines = text.replace(/\n$/, '').split('\n')
  return lines.map((line) => `${line === '' ? prefix.trimEnd() : prefix + line}\n`).join('')
}
