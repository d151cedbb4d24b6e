import type { Language } from './language.ts'
import { shDriver } from './sh.ts'

/** The Debian Almquist shell: sessions and one-shot. */
export const dash: Language = {
  name: 'dash',
  program: 'dash',
  options: [],
  driver: (place) => shDriver('dash', place),
}
