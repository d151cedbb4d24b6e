import { expect, test } from 'vitest'

import { withFileVariables } from '../../src/plan/file-variables.ts'

function valueOf(key: string, value: string): string | null {
  const argument = { key, value, carrier: 'block', span: { start: 0, end: 0 } } as const
  return withFileVariables(argument, '/a "b"/c.org').value
}

test('withFileVariables() puts the path of the document in the place of its name', () => {
  expect(valueOf('tangle', '(concat buffer-file-name (buffer-file-name))')).toBe(
    String.raw`(concat "/a \"b\"/c.org" "/a \"b\"/c.org")`,
  )
})

test('withFileVariables() leaves strings of Emacs Lisp alone', () => {
  expect(valueOf('tangle', '(concat "default-directory")')).toBe('(concat "default-directory")')
})

test('withFileVariables() leaves text that is no Emacs Lisp alone', () => {
  expect(valueOf('prologue', 'echo buffer-file-name')).toBe('echo buffer-file-name')
})

test('withFileVariables() finds Emacs Lisp behind the name of a variable', () => {
  expect(valueOf('var', 'd=(identity default-directory)')).toBe(
    String.raw`d=(identity "/a \"b\"/")`,
  )
})
