import { expect, test } from 'vitest'

import { printItemLines } from '../../../src/results/org/print-item-lines.ts'

test('a fixed-width area is kept apart from the text below it', () =>
  expect(printItemLines([':', 'text'])).toEqual([':', '', 'text']))

test('a fixed-width area at the end has nothing below it', () =>
  expect(printItemLines(['text', ': x'])).toEqual(['text', ': x']))

test('a table is aligned', () =>
  expect(printItemLines(['|a|bb|', '|-', '|ccc|'])).toEqual([
    '| a   | bb |',
    '|-----+----|',
    '| ccc |    |',
  ]))

test('a comment goes', () => expect(printItemLines(['# x', 'text'])).toEqual(['text']))
