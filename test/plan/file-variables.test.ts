import { expect, test } from 'vitest'

import { fileVariables } from '../../src/plan/file-variables.ts'
import { evaluateLisp } from '../../src/plan/literal-lisp.ts'

const path = '/a "b"/c.org'

for (const [text, value] of [
  ['(identity buffer-file-name)', path],
  ['(buffer-file-name)', path],
  ['(identity default-directory)', '/a "b"/'],
  ['`(,default-directory)', ['/a "b"/']],
  ['(concat "default-directory")', 'default-directory'],
] as const) {
  test(`the file of a document is known to ${text}`, () => {
    expect(evaluateLisp(text, fileVariables(path))).toEqual({ value })
  })
}

test('quoted names of what is known of the file are symbols', () => {
  const text = "(symbol-name (car '(buffer-file-name)))"
  expect(evaluateLisp(text, fileVariables(path))).toEqual({ value: 'buffer-file-name' })
})

test('the directory of a document below the root ends with one slash', () => {
  const text = '(identity default-directory)'
  expect(evaluateLisp(text, fileVariables('/c.org'))).toEqual({ value: '/' })
})
