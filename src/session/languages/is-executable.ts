import { languageSyntaxes } from '../../plan/languages/language-syntaxes.ts'
import { languages } from './languages.ts'

/** True for a language that blocks can run in: shells, languages with a program, and Emacs Lisp for its literals. */
export function isExecutable(language: string): boolean {
  return languages.has(language) || languageSyntaxes.has(language)
}
