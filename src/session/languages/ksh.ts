import type { Language } from './language.ts'

/** The Korn shell; one-shot only. */
export const ksh: Language = { name: 'ksh', program: 'ksh', options: [], driver: null }
