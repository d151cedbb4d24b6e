import { indexLines, type LineIndex, lineStart, lineText } from '../../document/line-index.ts'
import type { Finding, TrapRule } from '../trap.ts'

/** `$1` in the text of a here-document whose word is not quoted: the shell replaces it, here by nothing. */
export const lostParameter: TrapRule = {
  code: 'lost-parameter',
  summary: '$1 in a here-document that the shell expands',
  find: ({ script }) =>
    expandedTexts(script).flatMap(({ word, text, start }): Finding[] => {
      const [first, ...more] = text.matchAll(/(?<!\\)\$(?:\d|\{\d+\})/g)
      if (first === undefined) return []
      const times = more.length > 0 ? `, here ${more.length + 1} times` : ''
      const reason = `the shell puts nothing in the place of ${first[0]} in this here-document${times}`
      const from = start + first.index
      return [
        { text: first[0], from, reason, remedy: `Quote its word: <<'${word}'.`, stops: false },
      ]
    }),
}

/** A here-document whose text the shell expands, and the offset of that text in the script. */
interface ExpandedText {
  readonly word: string
  readonly text: string
  readonly start: number
}

function expandedTexts(script: string): ExpandedText[] {
  const lines = indexLines('', script)
  let after = 0
  return heredocs(lines).flatMap(({ word, first, end }) => {
    // What looks like one inside of a text is none.
    if (first < after) return []
    after = end
    const start = lineStart(lines, first)
    return [{ word, text: script.slice(start, lineStart(lines, end)), start }]
  })
}

const opening = /(?<![<\d])<<-?[ \t]*([A-Za-z_]\w*)/

/** The here-documents that end, by lines from 0: the first of its text, and the one that ends it. */
function heredocs(lines: LineIndex): { word: string; first: number; end: number }[] {
  const found: { word: string; first: number; end: number }[] = []
  const ends = new Map<string, number>()
  for (let line = lines.count - 1; line >= 0; line -= 1) {
    const text = lineText(lines, line)
    const word = opening.exec(text)?.[1] ?? ''
    const end = ends.get(word)
    if (end !== undefined) found.push({ word, first: line + 1, end })
    ends.set(text.trim(), line)
  }
  return found.filter(({ word }) => word !== '').toReversed()
}
