import { expect, test } from 'vitest'

import { compoundDepth } from '../../src/classify/compound-depth.ts'
import { announcesWait } from '../../src/classify/cues.ts'
import { isOutput } from '../../src/classify/is-output.ts'
import { readPrompt } from '../../src/classify/prompts.ts'

/** So long that what takes quadratic time does not end within the time of a test. */
const length = 300_000

test.each([
  ['a gap', () => isOutput(`a${' '.repeat(length)}b`), false],
  [
    'a picture without a sign',
    () => readPrompt(`[${'a'.repeat(length)}]🚩${' '.repeat(length)}`),
    null,
  ],
  ['a word without a sign', () => readPrompt('a'.repeat(length)), null],
  ['a prompt that never ends', () => readPrompt(`[a@${'b'.repeat(length)}`), null],
  ['escaped quotes', () => compoundDepth(String.raw`\"`.repeat(length)), 0],
  ['a sentence that comes to no end', () => announcesWait('make sure '.repeat(length)), false],
])('a line of %s is read in linear time', (_, read, expected) => {
  expect(read()).toBe(expected)
})
