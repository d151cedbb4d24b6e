import { expect, test } from 'vitest'

import { isForeign } from '../../../../src/document/markdown/attributes/is-foreign.ts'

test.each([
  ['fig-subcap', true],
  ['fig.height', true],
  ['class', true],
  ['figure', false],
  ['dir', false],
])('isForeign() says of %s: %s', (key, foreign) => {
  expect(isForeign(key)).toBe(foreign)
})
