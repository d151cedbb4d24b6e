import { expect, test } from 'vitest'

import { resultPath, writesResultFile } from '../../src/plan/result-path.ts'

const nothing = { file: '', fileExt: '', outputDir: '', name: '' }

test.each([
  [{ file: 'a.txt' }, 'a.txt'],
  [{ file: 'a.txt', outputDir: 'out' }, 'out/a.txt'],
  [{ fileExt: 'txt', name: 'report', outputDir: 'out/' }, 'out/report.txt'],
  [{ fileExt: 'txt' }, null],
  [{ outputDir: 'out' }, null],
])('resultPath() of %j', (given, path) => {
  expect(resultPath({ ...nothing, ...given })).toBe(path)
})

test('writesResultFile() leaves the file of a link to the block', () => {
  expect(writesResultFile(['file', 'link'])).toBe(false)
})

test('writesResultFile() writes the output of other file results', () => {
  expect(writesResultFile(['output', 'file'])).toBe(true)
})
