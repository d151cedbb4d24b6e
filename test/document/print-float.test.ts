import fc from 'fast-check'
import { expect, test } from 'vitest'

import { printFloat } from '../../src/document/print-float.ts'

test.each([
  [1000, '1000.0'],
  [123456789012345, '123456789012345.0'],
  [1e15, '1e+15'],
  [0.0001, '0.0001'],
  [0.00001, '1e-05'],
  [1.5e300, '1.5e+300'],
  [-0, '-0.0'],
  [5e-324, '5e-324'],
  [Infinity, '1.0e+INF'],
  [NaN, '0.0e+NaN'],
])('printFloat() of %d', (value, text) => expect(printFloat(value)).toBe(text))

test('printFloat() reads back as the same number', () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
      expect(Number(printFloat(value))).toBe(value)
    }),
  )
})
