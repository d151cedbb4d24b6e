import type { Language } from './language.ts'

/** The friendly interactive shell; one-shot only. */
export const fish: Language = { name: 'fish', program: 'fish', options: [], driver: null }
