import type { Letter } from './letter.ts'
import { presentationLetters } from './presentation-letters.ts'

/** Vowels that are written left of their consonant (Unicode 15.1, Indic_Positional_Category=Left). */
const leftVowels = /^[\u093f\u094e\u09bf\u09c7\u09c8\u0bc6-\u0bc8]/

/** The Thai sign of a circle and a vowel, and the tones that stand above the circle (The Unicode Standard, "Thai"). */
const [circledVowel, circle, vowel] = [0x0e33, 0x0e4d, 0x0e32]
const isTone = (codePoint: number): boolean => codePoint >= 0x0e48 && codePoint <= 0x0e4b

/**
 * Marks that stand nearer to their letter than those before them, the nearest first: in Hebrew the dots of shin and sin,
 * dagesh and rafe, in Arabic hamza and shadda (Unicode Standard Annex 53).
 */
const innerMarks = [0x5c1, 0x5c2, 0x5bc, 0x5bf, 0x654, 0x655, 0x651]

function nearestFirst([letter, ...marks]: readonly number[]): number[] {
  const rank = (mark: number): number => {
    const at = innerMarks.indexOf(mark)
    return at < 0 ? innerMarks.length : at
  }
  const sorted = marks.toSorted((one, other) => rank(one) - rank(other))
  return letter === undefined ? [] : [letter, ...sorted]
}

/**
 * The letters of a grapheme cluster in the order in which they are drawn, from left to right but for the parts of an Arabic
 * ligature: vowels left of their consonant come first, and signs of several parts are taken apart. `has` tells what the
 * font has.
 */
export function spellCluster(
  codePoints: readonly number[],
  has: (codePoint: number) => boolean,
): readonly Letter[] {
  const letters: number[] = []
  const lefts: number[] = []
  for (const codePoint of codePoints) {
    const parts = Array.from(
      String.fromCodePoint(codePoint).normalize('NFD'),
      (part) => part.codePointAt(0) ?? 0,
    )
    if (codePoint === circledVowel) {
      letters.splice(letters.findLastIndex((letter) => !isTone(letter)) + 1, 0, circle)
      letters.push(vowel)
    } else if (leftVowels.test(String.fromCodePoint(...parts))) {
      lefts.push(...parts.slice(0, 1))
      letters.push(...parts.slice(1))
    } else letters.push(...(has(codePoint) ? [codePoint] : parts))
  }
  return [...lefts, ...nearestFirst(letters)].flatMap((codePoint) => {
    const single = [{ codePoint, form: null }]
    return has(codePoint) ? single : (presentationLetters(codePoint) ?? single)
  })
}
