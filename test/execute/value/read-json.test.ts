import { expect, test } from 'vitest'

import { hline } from '../../../src/document/value.ts'
import { readJson } from '../../../src/execute/value/read-json.ts'

test('readJson() makes a table of an array of arrays', () => {
  expect(readJson('[[1, "a"], [2.5, null]]\n')).toEqual([
    [1, 'a'],
    [2.5, ''],
  ])
})

test('readJson() finds the cells of objects by the names of the first one', () => {
  expect(readJson('[{"a": 1, "b": 2}, {"b": 4, "a": 3}, {"c": 5}]')).toEqual([
    ['a', 'b'],
    hline,
    [1, 2],
    [3, 4],
    ['', ''],
  ])
})

test('readJson() makes a row of any other array', () =>
  expect(readJson('[1, true, {"a": []}]')).toEqual([[1, 'true', '{"a":[]}']]))

test('readJson() leaves an object as it is printed', () =>
  expect(readJson('{\n  "a": 1\n}\n')).toBe('{\n  "a": 1\n}\n'))

test('readJson() leaves several values as they are printed', () =>
  expect(readJson('1\n2\n')).toBe('1\n2\n'))

test('readJson() loses nothing of text that nests deeply: Node 26 writes as a cell what earlier ones cannot write', () => {
  const deep = `[${'['.repeat(50_000)}${']'.repeat(50_000)}]`
  const text = `[1,${deep}]`
  expect([text, [[1, deep]]]).toContainEqual(readJson(text))
})
