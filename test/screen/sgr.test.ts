import { expect, test } from 'vitest'

import { openScreen } from '../../src/screen/open-screen.ts'
import { sgrOf } from '../../src/screen/sgr.ts'

test.each([
  '',
  '1;2;3;4;7;8;9',
  '4:2',
  '4:3;58;5;200',
  '4;58;2;1;2;3',
  '1;53',
  '31;42',
  '97;107',
  '38;5;208;48;2;1;2;3',
])('sgrOf() of what SGR %j writes is the same', (sgr) => {
  const screen = openScreen({ cols: 4, rows: 1 })
  screen.write(`\u001b[${sgr}mx`)
  const style = screen.snapshot().lines[0]?.[0]?.style
  expect(style && sgrOf(style)).toBe(sgr)
})
