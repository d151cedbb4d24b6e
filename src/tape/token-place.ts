import { type LineIndex, lineStart, placeOf } from '../document/line-index.ts'
import type { Place } from '../errors.ts'
import type { Token } from './token.ts'

/** The place of a token, whose offsets are in bytes, among the characters of its tape; `lines` are those of `bytes`. */
export function tokenPlace(
  lines: LineIndex,
  bytes: Buffer,
  { line, column, start, end }: Pick<Token, 'line' | 'column' | 'start' | 'end'>,
): Place {
  const lineBegin = start - (column - 1)
  const characters = (offset: number): number =>
    lineStart(lines, line - 1) + bytes.subarray(lineBegin, offset).toString('utf8').length
  return placeOf(lines, { start: characters(start), end: characters(end) })
}
