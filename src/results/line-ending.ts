/** The line ending that a document uses: that of its first line. */
export function lineEndingOf(source: string): '\n' | '\r\n' {
  const at = source.indexOf('\n')
  return at > 0 && source[at - 1] === '\r' ? '\r\n' : '\n'
}

/** Gives new text the document's line ending; carriage returns inside lines stay as they are. */
export function withLineEnding(text: string, ending: '\n' | '\r\n'): string {
  return ending === '\n' ? text : text.replaceAll('\n', '\r\n')
}

/** New text for a source whose lines it shall end like; in one of CR LF no line of it ends with a line feed alone. */
export function withLineEndingOf(source: string, text: string): string {
  const ending = lineEndingOf(source)
  return ending === '\n' ? text : withLineEnding(text.replaceAll('\r\n', '\n'), ending)
}
