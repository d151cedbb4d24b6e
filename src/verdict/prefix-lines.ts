/** Puts the same in front of each line of a text that ends in a line feed, without its last blanks in front of empty ones. */
export function prefixLines(text: string, prefix: string): string {
  return text.replace(/[^\n]*\n/g, (line) =>
    line === '\n' ? `${prefix.trimEnd()}\n` : prefix + line,
  )
}
