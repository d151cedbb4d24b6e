import { ash } from './ash.ts'
import { bash } from './bash.ts'
import { csh } from './csh.ts'
import { dash } from './dash.ts'
import { fish } from './fish.ts'
import { ksh } from './ksh.ts'
import type { Language } from './language.ts'
import { mksh } from './mksh.ts'
import { posh } from './posh.ts'
import { sh } from './sh.ts'
import { zsh } from './zsh.ts'

/** Every language that scripts may be written in, by name, and by the other names in use. */
export const languages: ReadonlyMap<string, Language> = new Map([
  ...[bash, sh, dash, zsh, fish, ksh, ash, csh, mksh, posh].map(
    (language) => [language.name, language] as const,
  ),
  ['shell', bash],
])
