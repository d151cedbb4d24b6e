import type { Token } from '../../token.ts'
import { eachCommand, type TapeRule } from '../tape-rule.ts'

function isOpen({ kind, start, end }: Token, source: string): boolean {
  const quote = source[start] ?? ''
  if (kind !== 'string' || !/["'`]/.test(quote)) return false
  return end - start < 2 || source[end - 1] !== quote
}

/** A string that its line ends. */
export const openString: TapeRule = {
  code: 'open-string',
  find: eachCommand(({ tokens }, { source }) =>
    tokens
      .filter((token) => isOpen(token, source))
      .map((token) => ({
        token,
        message: 'nothing closes this string, so it ends with its line',
        hint: 'Close it with the quote that opened it.',
      })),
  ),
}
