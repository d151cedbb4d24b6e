/**
 * Text of a document or program made safe for one line of the user's terminal: control characters become
 * visible pictures, bidirectional overrides are dropped, so that nothing can forge the report.
 */
export function printable(text: string): string {
  if (!unsafe.test(text)) return text
  return text
    .replaceAll('\t', ' ')
    .replace(/\p{Bidi_Control}/gu, '')
    .replace(/\p{Cc}/gu, (char) => pictures(char.charCodeAt(0)))
}

/**
 * The same for whole lines that are painted already: line feeds stay, and with `colored` the sequences of colours (SGR; ECMA-48,
 * 8.3.117).
 */
export function printableLines(text: string, colored: boolean): string {
  return text.replace(parts, (part) =>
    part === '\n' || (colored && part.length > 1) ? part : printable(part),
  )
}

const unsafe = /[\p{Cc}\p{Bidi_Control}]/u
const parts = new RegExp(String.raw`\u001b\[[\d;]*m|${unsafe.source}`, 'gu')

/** Cuts text to a number of characters, with an ellipsis. */
export function shorten(text: string, length: number): string {
  const chars = Array.from(text)
  return chars.length <= length ? text : `${chars.slice(0, Math.max(0, length - 1)).join('')}…`
}

/** The Unicode control picture of a C0 control; C1 controls and DEL share one. */
function pictures(code: number): string {
  return code < 32 ? String.fromCharCode(0x2400 + code) : '\u2421'
}
