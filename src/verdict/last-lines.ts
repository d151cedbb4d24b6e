/** How many lines of an output are enough to tell why its command failed. */
const enough = 20

/** The last lines of texts that a command printed, the texts one after the other; open lines count as whole ones. */
export function lastLines(texts: readonly string[]): string[] {
  return texts
    .filter((text) => text.trim() !== '')
    .flatMap((text) => text.replace(/\n$/, '').split('\n'))
    .slice(-enough)
}
