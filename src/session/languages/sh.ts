import type { Language } from './language.ts'

/** The POSIX shell, whichever program that is on the host; one-shot only. */
export const sh: Language = { name: 'sh', program: 'sh', options: [], driver: null }
