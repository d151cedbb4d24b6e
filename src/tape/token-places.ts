import { type LineIndex, placeOf } from '../document/line-index.ts'
import type { Place } from '../errors.ts'
import type { Token } from './token.ts'

/**
 * A function that gives the places of tokens, whose offsets are in bytes, among the characters of their tape; `lines` are
 * those of `bytes`. Tokens in the order of the tape take linear time together.
 */
export function tokenPlaces(
  lines: LineIndex,
  bytes: Buffer,
): (token: Pick<Token, 'start' | 'end'>) => Place {
  let known = { byte: 0, character: 0 }
  const characters = (offset: number): number => {
    if (offset < known.byte) known = { byte: 0, character: 0 }
    const at = characterStart(bytes, offset)
    known = { byte: at, character: known.character + lengthOf(bytes.subarray(known.byte, at)) }
    return known.character + lengthOf(bytes.subarray(at, offset))
  }
  return ({ start, end }) => placeOf(lines, { start: characters(start), end: characters(end) })
}

function lengthOf(bytes: Buffer): number {
  return bytes.toString('utf8').length
}

/** The byte at or before an offset that begins a character; tokens may end within one. */
function characterStart(bytes: Buffer, offset: number): number {
  for (let at = offset; at >= 0 && at > offset - 4; at -= 1)
    if (((bytes[at] ?? 0) & 0xc0) !== 0x80) return at
  return offset
}
