import type { Language } from './language.ts'

/** The C shell; one-shot only. */
export const csh: Language = { name: 'csh', program: 'csh', options: [], driver: null }
