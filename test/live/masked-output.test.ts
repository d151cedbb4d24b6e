import fc from 'fast-check'
import { expect, test } from 'vitest'

import { maskedOutput } from '../../src/live/masked-output.ts'
import { openScreen } from '../../src/screen/open-screen.ts'

const secret = 'hunter2sesame'
const size = { cols: 20, rows: 4 }

/** What a viewer's terminal shows after each piece of output, its rows put together. */
function watched(pieces: readonly string[], values = [secret]): string[] {
  const [output, viewer] = [maskedOutput(size, values), openScreen(size)]
  return pieces.map((piece) => {
    viewer.write(output.write(piece))
    const rows = viewer.lines().map((line) => line.padEnd(size.cols))
    return rows.join('')
  })
}

test('maskedOutput() shows a value that comes in pieces as stars', () => {
  expect(watched(['it is hunter2', 'sesame']).at(-1)).toContain('it is *************')
})

test('maskedOutput() goes on behind a screen that showed a value', () => {
  const shown = watched(['hunter2', 'sesame\r\n', '\u001b[2J\u001b[H', 'done'])
  expect(shown.at(-1)?.trimEnd()).toBe('done')
})

test('maskedOutput() passes output that shows no value as it is', () => {
  const output = maskedOutput(size, [secret])
  expect(output.write('\u001b[31mhunter\u001b[m')).toBe('\u001b[31mhunter\u001b[m')
})

test('maskedOutput() shows no value after any piece, however output is cut', () => {
  const part = fc.constantFrom(secret, 'hunter2', 'sesame', '\r', '\r\n', '\b', '\u001b[31m', 'x')
  fc.assert(
    fc.property(fc.array(part, { maxLength: 12 }), (pieces) => {
      expect(watched(pieces).filter((text) => text.includes(secret))).toEqual([])
    }),
  )
})
