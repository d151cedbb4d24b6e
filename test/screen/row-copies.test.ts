import { expect, test } from 'vitest'

import { createRowCopies } from '../../src/screen/row-copies.ts'

test('createRowCopies() gives copies that do not change with the row or with each other', () => {
  const copyOf = createRowCopies((length) => new Uint32Array(length))
  const row = new Uint32Array(3)
  const copies = Array.from({ length: 200 }, (_, number) => copyOf(row.fill(number)))
  expect(copies.map((copy) => [...copy])).toEqual(copies.map((_, number) => Array(3).fill(number)))
})

test('createRowCopies() copies rows of other lengths', () => {
  const copyOf = createRowCopies((length) => new Int32Array(length))
  const rows = [5, 0, 700, 2].map((length) => new Int32Array(length).fill(length))
  expect(rows.map(copyOf)).toEqual(rows)
})
