import { expect, test } from 'vitest'

import { presentationLetters } from '../../../../src/screen/font/script/presentation-letters.ts'

const spelled = (codePoint: number): string | undefined =>
  presentationLetters(codePoint)
    ?.map(({ codePoint: letter, form }) => `${String.fromCodePoint(letter)} ${form}`)
    .join(', ')

// The names are those of The Unicode Standard.
test.each([
  ['ARABIC LETTER SEEN ISOLATED FORM', 0xfeb1, 'س isol'],
  ['ARABIC LETTER SEEN FINAL FORM', 0xfeb2, 'س fina'],
  ['ARABIC LETTER SEEN INITIAL FORM', 0xfeb3, 'س init'],
  ['ARABIC LETTER SEEN MEDIAL FORM', 0xfeb4, 'س medi'],
  ['ARABIC LETTER DAL ISOLATED FORM', 0xfea9, 'د isol'],
  ['ARABIC LETTER DAL FINAL FORM', 0xfeaa, 'د fina'],
  ['ARABIC LETTER PEH MEDIAL FORM', 0xfb59, 'پ medi'],
  ['ARABIC LIGATURE LAM WITH ALEF ISOLATED FORM', 0xfefb, 'ل init, ا fina'],
  ['ARABIC LIGATURE LAM WITH ALEF FINAL FORM', 0xfefc, 'ل medi, ا fina'],
  ['ARABIC FATHATAN ISOLATED FORM', 0xfe70, '\u064b isol'],
])('presentationLetters() takes %s apart', (_, codePoint, letters) => {
  expect(spelled(codePoint)).toBe(letters)
})

test.each([
  ['a letter that chooses its form', 0x633],
  ['a Hebrew presentation form', 0xfb2a],
])('presentationLetters() is null for %s', (_, codePoint) => {
  expect(presentationLetters(codePoint)).toBeNull()
})
