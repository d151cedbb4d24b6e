import type { Language } from './language.ts'

/** The Almquist shell; one-shot only. */
export const ash: Language = { name: 'ash', program: 'ash', options: [], driver: null }
