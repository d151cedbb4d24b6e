import { expect, test } from 'vitest'

import { loadEncoder, pictureExtensions } from '../../src/render/encoders.ts'
import { defaultLooks } from '../../src/render/looks.ts'
import { resolveTheme } from '../../src/screen/resolve-theme.ts'
import { castOf } from '../screen/cast-of.ts'

const options = {
  ...defaultLooks,
  theme: await resolveTheme('runbook-light'),
  lightTheme: null,
  fontSize: 12,
  lineHeight: 1.3,
  padding: 0,
  comment: 'ours',
  fpsCap: 50,
  idleLimitMs: 0,
  lastFrameMs: 0,
  loop: false,
}

test.each(pictureExtensions)(
  'loadEncoder() gives one for %s that knows its own files',
  async (extension) => {
    const encoder = await loadEncoder(extension)
    const bytes =
      encoder?.encode(castOf({ cols: 4, rows: 1 }, [[0, 'a']]), options) ?? new Uint8Array(0)
    expect(encoder?.readComment(bytes)).toBe('ours')
  },
)

test('loadEncoder() is null for other files', async () => {
  expect(await loadEncoder('.txt')).toBeNull()
})
