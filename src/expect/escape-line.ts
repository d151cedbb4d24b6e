/** Characters that cannot stand in a document as they are: controls but tab, undecodable bytes. */
// oxlint-disable-next-line no-control-regex
const unprintable = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\udc80-\udcff]/u

/** True when an output line holds bytes that only escapes can show. */
export function needsEscape(text: string): boolean {
  return unprintable.test(text)
}

/** Writes a line with escapes, so that `unescapeLine()` gives it back. */
export function escapeLine(text: string): string {
  return text.replace(/[^]/gu, escapeCharacter)
}

function escapeCharacter(character: string): string {
  if (character === '\\') return String.raw`\\`
  if (character === '\t') return String.raw`\t`
  if (character === '\r') return String.raw`\r`
  if (!unprintable.test(character)) return character
  const code = character.codePointAt(0) ?? 0
  if (code < 0x80) return byteEscape(code)
  if (code >= 0xdc_80) return byteEscape(code - 0xdc_00)
  return [...Buffer.from(character)].map(byteEscape).join('')
}

function byteEscape(byte: number): string {
  return String.raw`\x` + byte.toString(16).padStart(2, '0')
}
