import fc from 'fast-check'
import { expect, test } from 'vitest'

import type { Surroundings } from '../../../src/plan/conditions/condition.ts'
import { holdsIn, readConditions } from '../../../src/plan/conditions/conditions.ts'

const here: Surroundings = {
  os: 'linux',
  arch: 'x64',
  hasProgram: (name) => name === 'kubectl',
  variable: (name) => ({ CI: 'yes', EMPTY: '' })[name],
}

const holds = (text: string): boolean | string => {
  const read = readConditions(text)
  return 'fault' in read ? read.fault : read.conditions.every((one) => holdsIn(one, here))
}

test.each([
  ['', true],
  ['linux', true],
  ['Linux', true],
  ['darwin', false],
  ['macos|linux', true],
  ['!linux', false],
  ['os:windows', false],
  ['x86_64', true],
  ['arch:arm64|aarch64', false],
  ['linux, x64 tool:kubectl', true],
  ['tool:helm', false],
  ['!tool:helm', true],
  ['env:CI', true],
  ['env:EMPTY', false],
  ['env:EMPTY=', true],
  ['env:CI=no', false],
  ['env:MISSING', false],
])('the conditions "%s" come to %s', (text, expected) => {
  expect(holds(text)).toBe(expected)
})

test.each(['plan9', 'os:', 'os:plan9', 'tool:', 'tool:a/b', 'env:1', 'linux|kubectl', '!'])(
  '"%s" is no condition',
  (text) => {
    expect(holds(text)).toBe(text)
  },
)

test('readConditions() takes any text', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(() => readConditions(text)).not.toThrow()
    }),
  )
})
