import { expect, test } from 'vitest'

import { loadGraphemes } from '../../src/screen/load-graphemes.ts'

test('loadGraphemes() leaves the size of pooled buffers as it was', () => {
  Buffer.poolSize = 4096
  loadGraphemes()
  expect(Buffer.poolSize).toBe(4096)
})
