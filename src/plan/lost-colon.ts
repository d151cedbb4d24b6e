import { knownArguments } from './header-argument-table.ts'

/** What to say of a value such as `no mkdirp yes`, in which the name of an argument has lost its colon; null for any other. */
export function lostColon(value: string): string | null {
  const [, ...rest] = value.trim().split(/\s+/)
  const known = new Set(knownArguments(''))
  const name = rest.find((word) => known.has(word))
  return name === undefined ? null : `Did you mean :${name}, with a colon?`
}
