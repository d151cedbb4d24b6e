import { expect, test } from 'vitest'

import { LispSymbol, type Value } from '../../src/document/value.ts'
import { evaluateBody, lispRefusal, type LispSurroundings } from '../../src/plan/lisp-body.ts'

const x = { name: 'x', value: 4 }
const rows = { name: 'rows', value: [['a', 1], 'b'] }

const alone = (variables: LispSurroundings['variables']): LispSurroundings => ({
  variables,
  prologue: '',
  epilogue: '',
})

const refusal = (code: string, language = 'emacs-lisp'): string | null =>
  lispRefusal({ language, code }, alone([x]))

test('evaluateBody() gives the value of the last form', () =>
  expect(evaluateBody('1 ; one\n(+ 1 1)', alone([]))).toEqual({ value: 2 }))

test('evaluateBody() puts variables where code names them', () =>
  expect(evaluateBody('(list x rows)', alone([x, rows]))).toEqual({ value: [4, [['a', 1], 'b']] }))

test('evaluateBody() leaves quoted names alone', () =>
  expect(evaluateBody("(list 'x (quote x))", alone([x]))).toEqual({
    value: [new LispSymbol('x', 'x'), new LispSymbol('x', 'x')],
  }))

test('evaluateBody() takes the name of a function for no variable', () => {
  const list = { name: 'list', value: 'y' }
  expect(evaluateBody('(list list)', alone([list]))).toEqual({ value: ['y'] })
})

test('evaluateBody() says what it does not evaluate', () =>
  expect(evaluateBody('(shell-command "id")', alone([]))).toEqual({
    refused: '"shell-command" is not evaluated here',
  }))

test('lispRefusal() finds a function that is not evaluated in a branch that is not taken', () =>
  expect(refusal('(if t 1 (delete-file "a"))')).toBe('"delete-file" is not evaluated here'))

test('lispRefusal() finds a variable that is not known', () =>
  expect(refusal('user-mail-address')).toBe('the variable user-mail-address is not looked up here'))

test('lispRefusal() allows what depends on a variable', () => expect(refusal('(+ x 1)')).toBe(null))

test('lispRefusal() says nothing of other languages', () =>
  expect(refusal('(delete-file "a")', 'python')).toBe(null))

/** What the code makes of a value; null when that is refused. */
function grown(code: string, value: Value): Value | null {
  const result = evaluateBody(code, {
    variables: [{ name: 'x', value }],
    prologue: '',
    epilogue: '',
  })
  return 'value' in result ? (result.value as Value) : null
}

test.each([
  ['(concat x x)', 'text'],
  ['(append x x)', ['a', 'b']],
  ['`(,x ,x)', ['a', 'b']],
] as const)('values that %s makes larger each time are refused in the end', (code, first) => {
  let value: Value | null = first
  for (let round = 0; round < 21 && value !== null; round += 1) value = grown(code, value)
  expect(value).toBe(null)
})
