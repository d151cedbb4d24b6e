/** The line ending that a document uses: that of its first line. */
export function lineEndingOf(source: string): '\n' | '\r\n' {
  const at = source.indexOf('\n')
  return at > 0 && source[at - 1] === '\r' ? '\r\n' : '\n'
}

/** Gives new text the document's line ending; carriage returns inside lines stay as they are. */
export function withLineEnding(text: string, ending: '\n' | '\r\n'): string {
  return ending === '\n' ? text : text.replaceAll('\n', '\r\n')
}
