import fc from 'fast-check'
import { expect, test } from 'vitest'

import { hline, LispSymbol } from '../../src/document/value.ts'
import { symbolOf } from '../../src/plan/lisp-value.ts'
import { evaluateLisp, noVariables } from '../../src/plan/literal-lisp.ts'

for (const [text, value] of [
  ['(identity #o755)', 0o755],
  ['(concat "a" "b")', 'ab'],
  ['(if nil "x.sh" "no")', 'no'],
  ['(if t "x.sh" "no")', 'x.sh'],
  ['(when nil "x")', null],
  ['(unless nil "x")', 'x'],
  ['(or nil "y")', 'y'],
  ['(and t "y")', 'y'],
  ['(format "%s-%d%%" "a" 3)', 'a-3%'],
  ['(+ 1 2)', 3],
  ['(- 5)', -5],
  ['\'(1 "two words" three)', [1, 'two words', symbolOf('three')]],
  ["'((a 1) hline (b 2))", [[symbolOf('a'), 1], hline, [symbolOf('b'), 2]]],
  ["'no", symbolOf('no')],
  ['[1 2]', new LispSymbol('[1 2]', '[1 2]')],
  ["'a'", symbolOf('a')],
  ['`(1 ,(+ 1 1) "z")', [1, 2, 'z']],
  ['(mapconcat #\'upcase \'("a" "b") ",")', 'A,B'],
  ['(list 1 (list "a"))', [1, ['a']]],
  ['(concat "a\\n" (upcase "b")) ; comment', 'a\nB'],
] as const) {
  test(`evaluateLisp() gives the value of ${text}`, () => {
    expect(evaluateLisp(text, noVariables)).toEqual({ value })
  })
}

for (const text of [
  '(getenv "HOME")',
  '(shell-command "id")',
  '(eval (quote t))',
  'user-full-name',
  '(concat "a"',
  '((lambda () t))',
  "'(a . b)",
  '`(a ,b)',
  '`(a ,@(list 1))',
  '(mapcar \'shell-command \'("id"))',
  '(split-string "a" "[a]")',
  '(format "%100000000s" "a")',
  '(* 99999999 99999999)',
  '(concat "a" #1=(b))',
]) {
  test(`evaluateLisp() refuses ${text}`, () => {
    expect(evaluateLisp(text, noVariables)).toHaveProperty('refused')
  })
}

test('evaluateLisp() refuses what nests too deep', () => {
  expect(evaluateLisp('('.repeat(100_000), noVariables)).toHaveProperty('refused')
})

test('evaluateLisp() gives a value or a refusal for any text', () => {
  const unit = fc.constantFrom(
    '(',
    ')',
    '[',
    ']',
    "'",
    '"',
    '\\',
    ' ',
    'if',
    'concat',
    't',
    '#o7',
    '1.',
    '%s',
    '`',
    ',',
  )
  fc.assert(
    fc.property(fc.string({ unit }), (text) => {
      expect(Object.keys(evaluateLisp(text, noVariables))).toHaveLength(1)
    }),
  )
})
