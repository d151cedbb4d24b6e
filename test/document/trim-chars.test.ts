import { expect, test } from 'vitest'

import { trimChars } from '../../src/document/trim-chars.ts'

test.each([
  [' \ta b\t ', ' \t', 'a b'],
  [' \n ', ' \n', ''],
  ['\u00a0a', ' ', '\u00a0a'],
])('trimChars(%j, %j) is %j', (text, chars, trimmed) => {
  expect(trimChars(text, chars)).toBe(trimmed)
})
