import { expect, test } from 'vitest'

import { evaluateBody } from '../../src/plan/lisp-body.ts'
import { printLisp } from '../../src/plan/print-lisp.ts'

const alone = { variables: [], prologue: '', epilogue: '' }

// What Emacs 28 prints for each.
const evaluated: readonly (readonly [string, string])[] = [
  ["(car '(1 2))", '1'],
  ["(cdr '(1 2))", '(2)'],
  ["(cdr '(1))", 'nil'],
  ["(nth 1 '(a b))", 'b'],
  ["(nth 5 '(a))", 'nil'],
  ["(nthcdr 1 '(1 2 3))", '(2 3)'],
  ["(last '(1 2 3))", '(3)'],
  ['(length "abc")', '3'],
  ['(length nil)', '0'],
  ["(reverse '(1 2))", '(2 1)'],
  ["(append '(1) nil '(2))", '(1 2)'],
  ["(cons 1 '(2))", '(1 2)'],
  ['(number-sequence 1 7 3)', '(1 4 7)'],
  ['(number-sequence 3 1)', 'nil'],
  ['(substring "hello" 1 3)', '"el"'],
  ['(substring "hello" -3)', '"llo"'],
  ['(substring "hello" 0 -1)', '"hell"'],
  ['(string-trim "  a ")', '"a"'],
  ['(string= "a" \'a)', 't'],
  ['(string-equal "a" "b")', 'nil'],
  ["(symbol-name 'a)", '"a"'],
  ['(/ 7 2)', '3'],
  ['(/ -7 2)', '-3'],
  ['(% -7 2)', '-1'],
  ['(mod -7 2)', '1'],
  ['(1+ 3)', '4'],
  ['(1- 3)', '2'],
  ['(max 1 3)', '3'],
  ['(min 1 3)', '1'],
  ['(< 1 2 3)', 't'],
  ['(>= 1 2)', 'nil'],
  ['(equal \'(1 "a") \'(1 "a"))', 't'],
  ['(equal \'a "a")', 'nil'],
  ['(format "%S %s" "a\\"b" \'c)', '"\\"a\\\\\\"b\\" c"'],
  ['(list \'a "b" :k t)', '(a "b" :k t)'],
  ["(list ''a)", "('a)"],
]

for (const [code, printed] of evaluated) {
  test(`${code} is ${printed}`, () => {
    const result = evaluateBody(code, alone)
    expect('value' in result ? printLisp(result.value) : result.refused).toBe(printed)
  })
}

const refused: readonly string[] = [
  '(/ 1 0)',
  '(mod 1 0)',
  '(substring "abc" 4)',
  '(substring "abc" 2 1)',
  '(car 1)',
  "(concat 'a)",
  '(symbol-name "a")',
  '(max)',
  '(number-sequence 1 100000000)',
]

for (const code of refused) {
  test(`${code} is refused`, () => expect(evaluateBody(code, alone)).toHaveProperty('refused'))
}

test('a text that would fill the memory is refused', () => {
  const join = (mark: string): string =>
    `(mapconcat 'number-to-string (number-sequence 1 10000) ${mark})`
  expect(evaluateBody(join(join(join('"x"'))), alone)).toHaveProperty('refused')
})

test('a text with many blanks inside is trimmed in linear time', () => {
  const text = `x${' '.repeat(300_000)}x`
  expect(evaluateBody(`(string-trim " ${text} ")`, alone)).toEqual({ value: text })
})
