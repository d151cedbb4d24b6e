import { expect, test } from 'vitest'

import { sessionText } from '../../src/execute/session-text.ts'

test('the outputs of commands are trimmed apart and joined', () => {
  expect(sessionText(['  one\n', ' two \n\n'], 'x')).toEqual({ text: 'one\ntwo', lost: false })
})

test('a command without output leaves no line', () => {
  expect(sessionText(['one\n', '', 'two\n'], 'x').text).toBe('one\ntwo')
})

test('a command that prints an empty line leaves one', () => {
  expect(sessionText(['one\n', '\n', 'two\n'], 'x').text).toBe('one\n\ntwo')
})

test('blank lines within an output stay', () => {
  expect(sessionText(['one\n\n\ntwo\n'], 'x').text).toBe('one\n\n\ntwo')
})

test('an output is lost when no line feed ends it', () => {
  expect(sessionText(['one\n', 'two\nthree'], 'x')).toEqual({ text: 'one', lost: true })
})

test('the prompt behind an output that ends within a line stays', () => {
  expect(sessionText(['one ', ' two\n'], 'x')).toEqual({
    text: 'one org_babel_sh_prompt>  two',
    lost: false,
  })
})

test('what looks like a prompt at the start of a line goes', () => {
  expect(sessionText(['org_babel_sh_prompt>  one\n'], 'x').text).toBe('one')
})

test('what is printed up to a text that reads like the script goes', () => {
  expect(sessionText(['bash: No.Such: not found\n', 'two\n'], 'no.such').text).toBe(
    ': not found\ntwo',
  )
})

test('thousands of silent commands are read in linear time', () => {
  expect(sessionText([...Array<string>(100_000).fill(''), 'end\n'], 'x').text).toBe('end')
})

test.each([
  ['within a script', `a${'\n'.repeat(25)}b`, `a${'\n'.repeat(60)}c\n`],
  ['at the start of a script', '\na', `${'\n'.repeat(200_000)}b\n`],
])('blank lines %s are looked for in linear time', (_, script, printed) => {
  expect(sessionText([printed], script).lost).toBe(false)
})

test('an echo with more line feeds than the script goes', () => {
  expect(sessionText(['a\r\n\n\nb one\n'], 'a\n\nb').text).toBe('one')
})

test('an echo with fewer line feeds than the script stays', () => {
  expect(sessionText(['a\nb one\n'], 'a\n\nb').text).toBe('a\nb one')
})

test('no echo is looked for where Emacs has no pattern for it either', () => {
  const script = 'a\n'.repeat(10_000)
  expect(sessionText(['a\n'], script).text).toBe('a')
})
