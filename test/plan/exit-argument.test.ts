import { expect, test } from 'vitest'

import { readExits } from '../../src/plan/exit-argument.ts'

test.each([
  ['3', [3]],
  ['0,3', [0, 3]],
  ['any', 'any'],
  ['signal:TERM', [143]],
  ['0, signal:SIGKILL', [0, 137]],
  ['signal:FOO', null],
  ['signal:', null],
  ['256', null],
  ['', null],
])('readExits() of %j', (text, exits) => {
  expect(readExits(text)).toEqual(exits)
})
