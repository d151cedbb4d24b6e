/** The opening line of a fence: marker, then the info string (CommonMark 0.31, section 4.5). */
export interface FenceLine {
  readonly marker: string
  readonly info: string
  /** Column (from 0) of the info string in the text that was given. */
  readonly infoAt: number
}

/** Reads the first line of a fence's source; the text starts at its marker. Null for indented code. */
export function parseFenceLine(text: string): FenceLine | null {
  const match = /^(`{3,}|~{3,})([ \t]*)([^\r\n]*)/.exec(text)
  if (!match) return null
  const [, marker = '', blanks = '', rest = ''] = match
  return { marker, info: rest.trimEnd(), infoAt: marker.length + blanks.length }
}

/**
 * True when the last line of a fence's source closes it; `prefix` is what stands in front of its opening line,
 * whose quote marks the last line must have too.
 */
export function isClosedFence(text: string, prefix: string): boolean {
  const marker = parseFenceLine(text)?.marker
  if (marker === undefined) return true
  const lastLine = text.slice(text.trimEnd().lastIndexOf('\n') + 1).trimEnd()
  if (lastLine.length === text.trimEnd().length) return false
  const closing = /(`{3,}|~{3,})$/.exec(lastLine)?.[1] ?? ''
  if (closing[0] !== marker[0] || closing.length < marker.length) return false
  const before = lastLine.slice(0, -closing.length)
  return /^[ \t>]*$/.test(before) && quotes(before) === quotes(prefix)
}

function quotes(prefix: string): number {
  return prefix.split('>').length
}
