import { expect, test } from 'vitest'

import { readNumber } from '../../src/document/read-number.ts'
import { PrintedNumber } from '../../src/document/value.ts'

test.each([
  [' 5 ', 5],
  ['007', 7],
  ['-.5', -0.5],
  ['1.e3', new PrintedNumber('1000.0')],
  ['1E3', new PrintedNumber('1000.0')],
  ['9007199254740993', new PrintedNumber('9007199254740993')],
])('readNumber() reads %j', (text, value) => expect(readNumber(text)).toStrictEqual(value))

test.each(['', 'x', '1 2', '5\t', '1\r', '1E', '0x1', '+', 'e5', '1e', '1..2'])(
  'readNumber() finds no number in %j',
  (text) => expect(readNumber(text)).toBeNull(),
)
