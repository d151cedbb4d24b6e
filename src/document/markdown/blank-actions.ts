/** What Katacoda and Killercoda do with a block when its reader clicks on it. */
const action = /\{\{(?:(?:exec|execute|copy|open)\b[\w ]*)?\}\}[ \t]*$/
const fenceStart = /^(?:[ \t>*+-]|\d+[.)])*(`{3,}|~{3,})(.*)$/s

/**
 * Blanks the actions that Katacoda and Killercoda write behind the closing line of a fence, as in three backticks and
 * `{{execute}}`; to CommonMark such a line closes nothing. The text is as long as the original.
 */
export function blankActions(source: string): string {
  if (!/(?:```|~~~)\{\{/.test(source)) return source
  let open = ''
  return source.replace(/[^\r\n]+/g, (line) => {
    const [, marker = '', rest = ''] = fenceStart.exec(line) ?? []
    if (marker === '') return line
    if (open === '') {
      if (!(marker.startsWith('`') && rest.includes('`'))) open = marker
      return line
    }
    if (!marker.startsWith(open)) return line
    if (rest.trim() === '') open = ''
    else if (rest.startsWith('{{') && action.test(rest)) {
      open = ''
      return line.slice(0, -rest.length) + ' '.repeat(rest.length)
    }
    return line
  })
}
