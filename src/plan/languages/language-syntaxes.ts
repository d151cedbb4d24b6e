import { awk } from './awk.ts'
import { emacsLisp } from './emacs-lisp.ts'
import { jq } from './jq.ts'
import { js } from './js.ts'
import type { LanguageSyntax } from './language-syntax.ts'
import { make } from './make.ts'
import { perl } from './perl.ts'
import { python } from './python.ts'
import { ruby } from './ruby.ts'
import { sed } from './sed.ts'
import { sqlite } from './sqlite.ts'

/** The languages that run and are no shells, by name, and by the other names in use. */
export const languageSyntaxes: ReadonlyMap<string, LanguageSyntax> = new Map([
  ...[python, js, ruby, perl, awk, sed, jq, sqlite, make, emacsLisp].map(
    (syntax) => [syntax.name, syntax] as const,
  ),
  ['elisp', emacsLisp],
])
