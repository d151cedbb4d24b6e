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
  ["(elt '(1 2) 1)", '2'],
  ["(butlast '(1 2 3))", '(1 2)'],
  ['(member "a" \'("b" "a" 1))', '("a" 1)'],
  ['(string-prefix-p "a" "abc")', 't'],
  ['(string-suffix-p "a" "abc")', 'nil'],
  ['(string-empty-p "")', 't'],
  ['(string-replace "an" "-" "banana")', '"b--a"'],
  ['(prin1-to-string \'(1 "a"))', '"(1 \\"a\\")"'],
  ['(/= 1 2.0)', 't'],
  ['(zerop 0.0)', 't'],
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
  ['(+ 1 2.5)', '3.5'],
  ['(+ 1e20 1)', '1e+20'],
  ['(- 5 1.5 1)', '2.5'],
  ['(- 1.5)', '-1.5'],
  ['(-)', '0'],
  ['(/ 7 2 2.0)', '1.75'],
  ['(/ 5.0)', '0.2'],
  ['(mod -5.5 2)', '0.5'],
  ['(abs -3.5)', '3.5'],
  ['(float 3)', '3.0'],
  ['(truncate -2.7)', '-2'],
  ['(floor -1.5)', '-2'],
  ['(ceiling 1.2)', '2'],
  ['(round 2.5)', '2'],
  ['(round 3.5)', '4'],
  ['(max 3 2.5)', '3'],
  ['(min 1.0 2)', '1.0'],
  ['(= 1 1.0)', 't'],
  ['(number-to-string 2.50)', '"2.5"'],
  ['(format "%03d|%5d|%-5d|%+d|% d|%d" 7 8 9 5 6 3.9)', '"007|    8|9    |+5| 6|3"'],
  ['(format "%05d|%+05d|%-05d" -7 7 7)', '"-0007|+0007|7    "'],
  ['(format "%5s|%-5s|%.2s|%05s" "ab" "cd" "efg" "h")', '"   ab|cd   |ef|    h"'],
  ['(format "%x %X %o %05x %x %+x" 255 255 8 255 -255 255)', '"ff FF 10 000ff -ff +ff"'],
  ['(format "%c%c" 65 233)', '"Aé"'],
  [
    '(format "%.2f %f %5.1f %.0f %.2f %.1f" 3.14159 2 9.96 0.5 0.125 -0.04)',
    '"3.14 2.000000  10.0 0 0.12 -0.0"',
  ],
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
  '(string-replace "" "a" "b")',
  '(format "%e" 1)',
  '(format "%.3d" 1)',
  '(format "%2000d" 1)',
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
