import type { Language } from './language.ts'

/** The MirBSD Korn shell; one-shot only. */
export const mksh: Language = { name: 'mksh', program: 'mksh', options: [], driver: null }
