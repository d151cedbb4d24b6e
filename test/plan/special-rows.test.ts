import { expect, test } from 'vitest'

import { withoutSpecialRows } from '../../src/plan/special-rows.ts'

test('a column of marks goes, with the rows that its marks say are no data', () =>
  expect(withoutSpecialRows([['!', 'name'], null, ['#', 'a'], ['', 'b'], ['_', 'p']])).toEqual([
    null,
    ['a'],
    ['b'],
  ]))

test('a row of column groups goes, and its column stays', () =>
  expect(
    withoutSpecialRows([
      ['a', '1'],
      ['/', '<'],
    ]),
  ).toEqual([['a', '1']]))

test('a row of widths goes', () =>
  expect(
    withoutSpecialRows([
      ['<l>', '<r5>'],
      ['a', '1'],
    ]),
  ).toEqual([['a', '1']]))

test('a table of special rows alone stays whole', () =>
  expect(withoutSpecialRows([['/', '<']])).toEqual([['/', '<']]))
