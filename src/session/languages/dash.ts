import type { Language } from './language.ts'

/** The Debian Almquist shell; one-shot only. */
export const dash: Language = { name: 'dash', program: 'dash', options: [], driver: null }
