import { expect, test } from 'vitest'

import { joinTyped } from '../../../src/render/svg/typed-lines.ts'
import { createCellTable } from '../../../src/screen/cell-table.ts'
import { openScreen } from '../../../src/screen/open-screen.ts'

const table = createCellTable()

/** The cells of a line of 20 columns; the content is what was written. */
function cellsOf(content: string) {
  const screen = openScreen({ cols: 20, rows: 1 }, table)
  screen.write(content)
  return screen.snapshot().lines[0] ?? []
}

function version(line: number, content: string, from: number, to: number) {
  return { line, content, shown: [[from, to] as const] }
}

test('joinTyped() makes one line of versions of which each goes on', () => {
  const versions = [version(0, '$', 0, 1), version(0, '$ a', 1, 2), version(0, '$ ab', 2, 9)]
  expect(joinTyped(versions, cellsOf)).toEqual([
    {
      ...version(0, '$ ab', 0, 9),
      steps: [
        [0, 1],
        [1, 3],
        [2, 4],
      ],
    },
  ])
})

test.each([
  ['another line', version(1, 'ab', 1, 2)],
  ['another text', version(0, 'ba', 1, 2)],
  ['a shorter text', version(0, '', 1, 2)],
  ['another colour', version(0, '\u001b[31mab', 1, 2)],
  ['a later time', version(0, 'ab', 2, 3)],
])('joinTyped() leaves versions apart where the next one has %s', (_, next) => {
  const versions = [version(0, 'a', 0, 1), next]
  expect(joinTyped(versions, cellsOf)).toEqual(versions.map((one) => ({ ...one, steps: [] })))
})

test('joinTyped() leaves a version apart that is shown twice', () => {
  const twice = { line: 0, content: 'a', shown: [[0, 1] as const, [4, 5] as const] }
  expect(joinTyped([twice, version(0, 'ab', 1, 4)], cellsOf).map(({ steps }) => steps)).toEqual([
    [],
    [],
  ])
})

test('joinTyped() counts a coloured blank as written', () => {
  const versions = [version(0, 'a\u001b[41m ', 0, 1), version(0, 'a\u001b[41m \u001b[mb', 1, 2)]
  expect(joinTyped(versions, cellsOf)[0]?.steps).toEqual([
    [0, 2],
    [1, 3],
  ])
})
