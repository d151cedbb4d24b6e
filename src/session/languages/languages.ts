import { bash } from './bash.ts'
import type { Language } from './language.ts'
import { dash, sh } from './sh.ts'

/** Shells without sessions here. */
const oneShot = ['zsh', 'fish', 'ksh', 'ash', 'csh', 'mksh', 'posh'].map((name): Language => ({
  name,
  program: name,
  options: [],
  driver: null,
}))

/** Every language that scripts may be written in, by name, and by the other names in use. */
export const languages: ReadonlyMap<string, Language> = new Map([
  ...[bash, sh, dash, ...oneShot].map((language) => [language.name, language] as const),
  ['shell', bash],
])
