import { logicalLines } from '../../classify/logical-lines.ts'
import { indexLines, lineStart, lineText } from '../../document/line-index.ts'
import type { TrapRule } from '../trap.ts'

/** A here-document without its last line takes all that follows for its text. */
export const openHeredoc: TrapRule = {
  code: 'open-heredoc',
  find: ({ script }) => {
    const lines = indexLines('', script)
    return logicalLines(script.split('\n'))
      .filter(({ openHeredoc: word }) => word !== '')
      .map(({ openHeredoc: word, first }) => ({
        text: lineText(lines, first),
        from: lineStart(lines, first),
        reason: `nothing ends the here-document "${word}", so the shell takes the rest for its text`,
        remedy: `Put a line with ${word} alone behind its text.`,
        stops: true,
      }))
  },
}
