import type { Finding, TrapRule } from '../trap.ts'

/** JSON as a word of a command in which a quote or a bracket is missing; what is only relaxed, as YAML may be, is left alone. */
export const brokenJson: TrapRule = {
  code: 'broken-json',
  find: ({ commands }) =>
    commands.flatMap(({ words, start }) =>
      words.flatMap((word): Finding[] => {
        const json = literalJson(word)
        const fault = json === null ? '' : faultOf(json)
        if (json === null || fault === '') return []
        return [
          {
            text: json,
            from: start,
            reason: `this JSON has ${fault}`,
            remedy: 'Close it.',
            stops: false,
          },
        ]
      }),
    ),
}

/** The text of a quoted word that begins as JSON, null for any other and for one that the shell puts something into. */
function literalJson(word: string): string | null {
  const [, single, double] = /^(?:-[\w-]+=)?(?:'([^']*)'|"((?:[^"\\$`]|\\.)*)")$/s.exec(word) ?? []
  const text = single ?? double?.replace(/\\(["\\$`])/g, '$1') ?? ''
  return /^\s*(?:\[\s*)?\{\s*"/.test(text) ? text : null
}

function faultOf(json: string): string {
  try {
    JSON.parse(json)
    return ''
  } catch {
    // Of a string that nothing closes the quote is left.
    const bare = json.replace(/"(?:[^"\\]|\\[^])*("|$)/g, (_, end) => (end === '' ? '"' : ''))
    if (bare.includes('"')) return 'a quote too many or too few'
    const depth = bare.replace(/[^[{]/g, '').length - bare.replace(/[^\]}]/g, '').length
    if (depth === 0) return ''
    return depth > 0 ? 'a bracket that nothing closes' : 'a closing bracket too many'
  }
}
