import { blankAttributeList } from './attribute-list.ts'
import { actionAtEnd } from './read-action.ts'

const fenceStart = /^(?:[ \t>*+-]|\d+[.)])*(`{3,}|~{3,})(.*)$/s

/**
 * Blanks the actions that Katacoda and Killercoda write behind the closing line of a fence, as in three backticks and
 * `{{execute}}`, and the attributes that kramdown reads in the line below it: to CommonMark the first closes nothing, and the
 * second is text. The result is as long as the original.
 */
export function blankActions(source: string): string {
  if (!/(?:```|~~~)(?:\{\{|[ \t]*\r?\n[ \t>]*\{:)/.test(source)) return source
  let open = ''
  /** Where the line that closed a fence ends. */
  let closedAt = -1
  return source.replace(/[^\r\n]+/g, (line, start: number) => {
    const feed = source.startsWith('\r\n', closedAt) ? 2 : 1
    const isBelow = open === '' && closedAt >= 0 && start === closedAt + feed
    const below = isBelow ? blankAttributeList(line) : null
    if (below !== null) return below
    const [, marker = '', rest = ''] = fenceStart.exec(line) ?? []
    if (marker === '') return line
    if (open === '') {
      if (!(marker.startsWith('`') && rest.includes('`'))) open = marker
      return line
    }
    if (!marker.startsWith(open)) return line
    const isAction = rest.startsWith('{{') && actionAtEnd.test(rest)
    if (rest.trim() !== '' && !isAction) return line
    open = ''
    closedAt = start + line.length
    return isAction ? line.slice(0, -rest.length) + ' '.repeat(rest.length) : line
  })
}
