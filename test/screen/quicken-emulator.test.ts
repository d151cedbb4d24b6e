import { createRequire } from 'node:module'

import type { Terminal } from '@xterm/headless'
import fc from 'fast-check'
import { expect, test } from 'vitest'

import { emulatorCore } from '../../src/screen/emulator-core.ts'
import { quickenEmulator } from '../../src/screen/quicken-emulator.ts'
import { fuzzed } from '../fuzzed.ts'

const { Terminal: HeadlessTerminal } = createRequire(import.meta.url)('@xterm/headless') as {
  readonly Terminal: typeof Terminal
}

const size = { cols: 40, rows: 4 }

/** The words of all cells after some writes. */
function wordsAfter(writes: readonly string[], change: typeof quickenEmulator | null): number[][] {
  const terminal = new HeadlessTerminal({ ...size, allowProposedApi: true, scrollback: 0 })
  const core = emulatorCore(terminal)
  change?.(core)
  for (const data of writes) if (data !== '') core._writeBuffer.writeSync(data)
  return Array.from({ length: size.rows }, (_, y) => [...(core.buffer.lines.get(y)?._data ?? [])])
}

const parameter = fc.constantFrom(
  '',
  '0',
  '1',
  '2',
  '5',
  '38',
  '48',
  '58',
  '7',
  '255',
  '256',
  '999',
  '2:1:2:3',
  '4:3',
)
const style = fc
  .array(parameter, { maxLength: 9 })
  .map((parameters) => `\u001b[${parameters.join(';')}m`)
const color = fc
  .tuple(fc.constantFrom(38, 48, 58), fc.nat(300), fc.nat(300), fc.nat(300))
  .map(([kind, ...channels]) => `\u001b[${kind};2;${channels.join(';')}m`)
const text = fc.constantFrom(
  'a',
  'bc',
  'ü',
  '한',
  '\ud83d',
  '\ude80',
  '\ufeff',
  'x'.repeat(300),
  'ü'.repeat(300),
)
const writes = fc.array(
  fc.array(fc.oneof(style, color, text), { maxLength: 6 }).map((all) => all.join('')),
  {
    maxLength: 6,
  },
)

test('an emulator that was made quicker writes the same words', () => {
  fc.assert(
    fc.property(writes, (all) => {
      expect(wordsAfter(all, quickenEmulator)).toEqual(wordsAfter(all, null))
    }),
    { numRuns: fuzzed(300) },
  )
})

test('a direct colour is read by the quicker function', () => {
  const terminal = new HeadlessTerminal({ ...size, allowProposedApi: true, scrollback: 0 })
  const handler = emulatorCore(terminal)._inputHandler
  let asked = 0
  handler._extractColor = () => (asked += 1)
  quickenEmulator(emulatorCore(terminal))
  emulatorCore(terminal)._writeBuffer.writeSync('\u001b[38;2;1;2;3ma')
  expect(asked).toBe(0)
})
