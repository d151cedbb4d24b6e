import { HeredocEnds, heredocWords } from '../../classify/heredoc-ends.ts'
import { indexLines, lineStart } from '../../document/line-index.ts'
import type { Finding, TrapRule } from '../trap.ts'

/** `$1` in the text of a here-document whose word is not quoted: the shell replaces it, here by nothing. */
export const lostParameter: TrapRule = {
  code: 'lost-parameter',
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
  const found: ExpandedText[] = []
  const lines = script.split('\n')
  const ends = new HeredocEnds(lines)
  const index = indexLines('', script)
  for (let line = 0; line < lines.length; line += 1) {
    for (const heredoc of heredocWords(lines[line] ?? '')) {
      const [first, end] = [line + 1, ends.find(heredoc, line + 1)]
      if (end < 0) break
      const start = lineStart(index, first)
      const text = script.slice(start, lineStart(index, end))
      if (heredoc.expands) found.push({ word: heredoc.word, text, start })
      // What looks like one inside of its text is none.
      line = end
    }
  }
  return found
}
