/** A line of a program's output, without its line feed; `eol` is false for a last line that has none. */
export interface ActualLine {
  readonly text: string
  readonly eol: boolean
}

/** Cuts text into lines at line feeds. */
export function actualLines(text: string): ActualLine[] {
  const lines = text.split('\n').map((line) => ({ text: line, eol: true }))
  const rest = lines.pop()
  if (rest !== undefined && rest.text !== '') lines.push({ ...rest, eol: false })
  return lines
}
