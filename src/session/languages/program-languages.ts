import { awk } from './awk.ts'
import { jq } from './jq.ts'
import { js } from './js.ts'
import { make } from './make.ts'
import { perl } from './perl.ts'
import type { ProgramLanguage } from './program-language.ts'
import { python } from './python.ts'
import { ruby } from './ruby.ts'
import { sed } from './sed.ts'
import { sqlite } from './sqlite.ts'

/** Every language that another program than a shell runs, by name. */
export const programLanguages: ReadonlyMap<string, ProgramLanguage> = new Map(
  [python, js, ruby, perl, awk, sed, jq, sqlite, make].map((language) => [language.name, language]),
)
