import { expect, test } from 'vitest'

import { sessionText } from '../../src/execute/session-text.ts'

test('the outputs of commands are trimmed apart and joined', () => {
  expect(sessionText(['  one\n', ' two \n\n'])).toEqual({ text: 'one\ntwo', lost: false })
})

test('a command without output leaves no line', () => {
  expect(sessionText(['one\n', '', 'two\n']).text).toBe('one\ntwo')
})

test('a command that prints an empty line leaves one', () => {
  expect(sessionText(['one\n', '\n', 'two\n']).text).toBe('one\n\ntwo')
})

test('blank lines within an output stay', () => {
  expect(sessionText(['one\n\n\ntwo\n']).text).toBe('one\n\n\ntwo')
})

test('the last line is lost when no line feed ends it', () => {
  expect(sessionText(['one\n', 'two\nthree'])).toEqual({ text: 'one\ntwo', lost: true })
})

test('an output that ends within a line goes on with the next one', () => {
  expect(sessionText(['one ', ' two\n'])).toEqual({ text: 'one  two', lost: false })
})
