import { eachCommand, type TapeRule } from '../tape-rule.ts'

const cut = {
  message: 'a backslash does not protect a quote: the string ends here',
  hint: 'Put the text between quotes of another kind: "…", \'…\' or `…`.',
}

/** Text without what stands between quotes in it, which is for the program that it is typed into, as in `printf 'a\n'`. */
function withoutQuoted(text: string): string {
  return text.replace(/'[^']*'|"[^"]*"/g, ' ')
}

function typed(escape: string): { message: string; hint: string } {
  return {
    message: `${escape} is typed as two characters`,
    hint: 'Press the key with a command of its own, such as Enter or Tab; for the two characters all is well.',
  }
}

/** A backslash that means nothing: strings of tapes have no escapes. */
export const escapeInString: TapeRule = {
  code: 'escape-in-string',
  find: eachCommand(({ command, tokens }, { source }) => {
    if (command !== 'Type' && command !== 'Copy') return []
    return tokens.flatMap((token, index) => {
      if (token.kind !== 'string') return []
      const next = tokens[index + 1]
      if (token.literal.endsWith('\\') && next?.start === token.end) return [{ token, ...cut }]
      const escape = /\\[nrt](?![A-Za-z])/.exec(withoutQuoted(token.literal))?.[0]
      return escape === undefined || !/["'`]/.test(source[token.start] ?? '')
        ? []
        : [{ token, ...typed(escape) }]
    })
  }),
}
