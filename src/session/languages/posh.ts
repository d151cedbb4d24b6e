import type { Language } from './language.ts'

/** The policy-compliant ordinary shell; one-shot only. */
export const posh: Language = { name: 'posh', program: 'posh', options: [], driver: null }
