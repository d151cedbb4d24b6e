/**
 * The lines of a text in a container, each with a line feed. Lines end with a line feed alone, as they do everywhere here:
 * output may hold carriage returns and U+2028.
 */
export function containerLines(text: string, prefix: string): string {
  const lines = text.replace(/\n$/, '').split('\n')
  return lines.map((line) => `${line === '' ? prefix.trimEnd() : prefix + line}\n`).join('')
}
