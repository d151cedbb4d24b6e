/**
 * Text of a document or program made safe for one line of the user's terminal: control characters become
 * visible pictures, bidirectional overrides are dropped, so that nothing can forge the report.
 */
export function printable(text: string): string {
  return text
    .replace(/[\u202a-\u202e\u2066-\u2069\u200e\u200f]/g, '')
    .replace(/\t/g, ' ')
    .replace(/[\u0000-\u001f]/g, (char) => String.fromCharCode(0x2400 + char.charCodeAt(0)))
    .replace(/[\u007f-\u009f]/g, '\u2421')
}

/** Cuts text to a number of characters, with an ellipsis. */
export function shorten(text: string, length: number): string {
  const chars = [...text]
  return chars.length <= length ? text : `${chars.slice(0, Math.max(0, length - 1)).join('')}…`
}
