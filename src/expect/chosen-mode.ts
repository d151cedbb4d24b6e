import { nearest } from '../plan/nearest.ts'
import { lines } from './modes/lines.ts'
import type { Mode } from './modes/mode.ts'
import { modes } from './modes/modes.ts'

/** A way to compare, with what is written behind its name. */
export interface ChosenMode {
  readonly mode: Mode
  /** What is written behind the mode's name and a colon. */
  readonly argument: string
}

/** How a block's `expect` says that output is compared, by lines for `''`; why it cannot be, for a word that is no way to. */
export function chosenMode(text: string): ChosenMode | { readonly fault: string } {
  const [name = '', ...rest] = text.split(':')
  const mode = name === '' ? lines : modes.get(name)
  const argument = rest.join(':')
  if (mode?.takes.test(argument)) return { mode, argument }
  if (mode) return { fault: `expect takes no "${argument}" behind ${name}; ${mode.summary}` }
  const near = nearest(name, modes.keys())
  const hint =
    near === null ? `there are ${[...modes.keys()].join(', ')}` : `did you mean "${near}"?`
  return { fault: `expect takes no "${name}"; ${hint}` }
}
