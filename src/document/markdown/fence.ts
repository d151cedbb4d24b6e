/** What the opening line of a fence says behind its marker (CommonMark 0.31, section 4.5). */
export interface FenceLine {
  readonly info: string
  /** Column (from 0) of the info string in the text that was given. */
  readonly infoAt: number
}

/** Reads the first line of a fence's source; the text starts at its marker. Null for indented code. */
export function parseFenceLine(text: string): FenceLine | null {
  const match = /^(`{3,}|~{3,})([ \t]*)([^\r\n]*)/.exec(text)
  if (!match) return null
  const [, marker = '', blanks = '', rest = ''] = match
  return { info: rest.trimEnd(), infoAt: marker.length + blanks.length }
}
