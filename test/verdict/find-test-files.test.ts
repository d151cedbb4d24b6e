import { symlinkSync } from 'node:fs'
import { join, relative } from 'node:path'

import { expect, test } from 'vitest'

import { findTestFiles } from '../../src/verdict/find-test-files.ts'
import { Scratch } from '../e2e/command-line.ts'

const tested = {
  isTest: (file: string) => file.endsWith('.md'),
  isWhole: (directory: string) => directory.endsWith('whole'),
}

/** The Markdown files that are found in a directory with these files. */
function foundAmong(files: readonly string[], link = ''): string[] {
  using scratch = new Scratch(Object.fromEntries(files.map((file) => [file, ''])))
  if (link !== '') symlinkSync(link, join(scratch.path, 'link.md'))
  return findTestFiles(scratch.path, tested).map((path) => relative(scratch.path, path))
}

test('a file is itself, whatever its name', () => {
  using scratch = new Scratch({ 'notes.txt': '' })
  const file = join(scratch.path, 'notes.txt')
  expect(findTestFiles(file, tested)).toEqual([file])
})

test('what is not there is left to the reader of files', () => {
  expect(findTestFiles('no-such.md', tested)).toEqual(['no-such.md'])
})

test('of a directory all files of the kind come in the order of their paths', () => {
  const files = ['b.md', 'a/z.md', 'a/deep/er.md', 'a.md', 'a/picture.gif']
  expect(foundAmong(files)).toEqual(['a.md', 'a/deep/er.md', 'a/z.md', 'b.md'])
})

test('a directory that is one test is not looked into', () => {
  expect(foundAmong(['a.md', 'whole/b.md', 'x/whole/c.md'])).toEqual(['a.md', 'whole', 'x/whole'])
})

test('hidden files and what packages brought are left out', () => {
  const files = ['a.md', '.git/b.md', 'node_modules/x/README.md', '.c.md']
  expect(foundAmong(files)).toEqual(['a.md'])
})

test.each(['.', 'a.md'])('a link to %s is not followed', (target) => {
  expect(foundAmong(['a.md'], target)).toEqual(['a.md'])
})

test('a directory without any is an error', () => {
  expect(() => foundAmong(['a.txt'])).toThrow(expect.objectContaining({ code: 'E_NO_SUCH_FILE' }))
})
