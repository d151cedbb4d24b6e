import type { Language } from './language.ts'

/** The Z shell; one-shot only. */
export const zsh: Language = { name: 'zsh', program: 'zsh', options: [], driver: null }
