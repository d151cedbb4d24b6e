/** The words of a command that another user may be named for, without `sudo`. */
export function withoutSudo(words: readonly string[]): readonly string[] {
  return words[0] === 'sudo' ? words.slice(1) : words
}
