import type { Finding, TrapRule } from '../trap.ts'

/** `$1` in the text of a here-document whose word is not quoted: the shell replaces it, here by nothing. */
export const lostParameter: TrapRule = {
  code: 'lost-parameter',
  summary: '$1 in a here-document that the shell expands',
  find: ({ script }) =>
    [
      ...script.matchAll(/(?<![<\d])<<-?\s*([A-Za-z_]\w*)[^\n]*\n([^]*?)\n[ \t]*\1(?=\n|$)/g),
    ].flatMap(({ 1: word = '', 2: body = '', 0: whole, index }): Finding[] => {
      const found = /(?<!\\)\$(?:\d|\{\d+\})/.exec(body)
      if (!found) return []
      const from = index + whole.indexOf(body) + found.index
      const count = body.match(/(?<!\\)\$(?:\d|\{\d+\})/g)?.length ?? 1
      const times = count > 1 ? `, here ${count} times` : ''
      const reason = `the shell puts nothing in the place of ${found[0]} in this here-document${times}`
      return [
        { text: found[0], from, reason, remedy: `Quote its word: <<'${word}'.`, stops: false },
      ]
    }),
}
