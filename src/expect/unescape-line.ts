import { decodeBytes } from './decode-bytes.ts'

const simple: Readonly<Record<string, number>> = {
  a: 7,
  b: 8,
  e: 27,
  f: 12,
  n: 10,
  r: 13,
  t: 9,
  v: 11,
  '\\': 92,
  "'": 39,
  '"': 34,
}

const escape = /\\(?:x([0-9a-fA-F]{2})|u\{([0-9a-fA-F]{1,6})\}|([0-7]{1,3})|(.))/gs

/**
 * Reads the escapes of a line that ends in `(esc)`: `\xHH` and octal bytes, `\u{H…}`, `\e \t \r \a \b \f \v \\`; anything
 * else behind a backslash stays as it is (cram 0.7, `esc`; scrut, "escaped").
 */
export function unescapeLine(text: string): string {
  const pieces: Uint8Array[] = []
  let end = 0
  for (const match of text.matchAll(escape)) {
    pieces.push(Buffer.from(text.slice(end, match.index)), escapedBytes(match))
    end = match.index + match[0].length
  }
  pieces.push(Buffer.from(text.slice(end)))
  return decodeBytes(Buffer.concat(pieces))
}

function escapedBytes([whole, hex, point, octal, letter]: RegExpExecArray): Uint8Array {
  if (hex !== undefined) return Buffer.from(hex, 'hex')
  if (octal !== undefined) return Buffer.from([Number.parseInt(octal, 8) & 0xff])
  if (point !== undefined) {
    const value = Number.parseInt(point, 16)
    return Buffer.from(value > 0x10_ff_ff ? whole : String.fromCodePoint(value))
  }
  const code = simple[letter ?? '']
  return code === undefined ? Buffer.from(whole) : Buffer.from([code])
}
