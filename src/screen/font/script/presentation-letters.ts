import type { JoiningForm, Letter } from './letter.ts'

/** The order of the forms of a letter (The Unicode Standard, "Arabic Presentation Forms-B"); some have only the first two. */
const forms: readonly JoiningForm[] = ['isol', 'fina', 'init', 'medi']

/**
 * The letters, in the order of reading, that an Arabic presentation form stands for, as programs write them that join letters
 * by themselves; null for other characters. Its form is told by its place behind those of the same letters.
 */
export function presentationLetters(codePoint: number): readonly Letter[] | null {
  if (codePoint < 0xfb50 || codePoint > 0xfefc) return null
  const text = lettersOf(codePoint)
  let place = 0
  while (place < 3 && lettersOf(codePoint - place - 1) === text) place += 1
  const form = forms[place] ?? 'isol'
  const [joinsRight, joinsLeft] = [
    form === 'fina' || form === 'medi',
    form === 'init' || form === 'medi',
  ]
  const letters = Array.from(text.trim(), (character) => character.codePointAt(0) ?? 0)
  return letters.map((letter, at) => {
    const right = at > 0 || joinsRight
    const left = at < letters.length - 1 || joinsLeft
    return { codePoint: letter, form: formOf(right, left) }
  })
}

function formOf(right: boolean, left: boolean): JoiningForm {
  if (right) return left ? 'medi' : 'fina'
  return left ? 'init' : 'isol'
}

function lettersOf(codePoint: number): string {
  return String.fromCodePoint(codePoint).normalize('NFKC')
}
