import { logicalLines } from '../../classify/logical-lines.ts'
import type { TrapRule } from '../trap.ts'

/** A here-document without its last line takes all that follows for its text. */
export const openHeredoc: TrapRule = {
  code: 'open-heredoc',
  summary: 'a here-document that nothing ends',
  find: ({ script }) => {
    const lines = script.split('\n')
    return logicalLines(lines)
      .filter(({ openHeredoc: word }) => word !== '')
      .map(({ openHeredoc: word, first }) => ({
        text: lines[first] ?? '',
        from: lines.slice(0, first).join('\n').length,
        reason: `nothing ends the here-document "${word}", so the shell takes the rest for its text`,
        remedy: `Put a line with ${word} alone behind its text.`,
        stops: true,
      }))
  },
}
