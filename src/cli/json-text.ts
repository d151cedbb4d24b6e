/**
 * Controls that JSON may hold as they are (RFC 8259, 7) and a terminal obeys, what turns the direction of text, and the
 * beginning of a command that a log of GitHub Actions obeys anywhere in a line.
 */
const unsafe = /[\u007f-\u009f\p{Bidi_Control}]|#(?=#\[)/gu

/** A value as JSON that is also safe to look at in a terminal; `indent` is 0 for one line, and `masked` changes its texts. */
export function jsonText(value: object, indent: 0 | 2, masked: (text: string) => string): string {
  const replace = (_key: string, each: unknown): unknown =>
    typeof each === 'string' ? masked(each) : each
  return JSON.stringify(value, replace, indent).replace(unsafe, escaped)
}

function escaped(char: string): string {
  return `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`
}
