import type { Comparison } from '../comparison.ts'
import { compareWhole } from './compare-whole.ts'
import { type Mode, type ModeInput, usualMode } from './mode.ts'

/** Similarity asked for when the mode gives none (Azure Innovation Engine's documents mostly ask for less). */
const usual = 0.8
/** Characters that are compared at most: the measure costs their square. */
const longest = 20_000

/** Text that resembles the expected one, by the Jaro-Winkler measure from 0 to 1. */
export const similar: Mode = {
  ...usualMode,
  name: 'similar',
  summary: 'similar:0.8 asks for that Jaro-Winkler similarity; for documents of other tools',
  updatable: true,
  takes: /^(?:|0|1|[01]?\.\d+)$/,
  compare: compareSimilar,
}

function compareSimilar(input: ModeInput): Comparison {
  const { expected, actual, argument } = input
  const wanted = argument === '' ? usual : Number(argument)
  const found = jaroWinkler(expected.trim().slice(0, longest), actual.trim().slice(0, longest))
  return compareWhole(
    input,
    found >= wanted ? '' : `similarity is ${found.toFixed(2)}, not ${wanted}`,
  )
}

/** Jaro's measure, raised for a common beginning of up to four characters (Winkler 1990). */
function jaroWinkler(left: string, right: string): number {
  const jaro = jaroSimilarity(left, right)
  let prefix = 0
  while (prefix < 4 && prefix < left.length && left[prefix] === right[prefix]) prefix += 1
  return jaro + prefix * 0.1 * (1 - jaro)
}

function jaroSimilarity(left: string, right: string): number {
  if (left === right) return 1
  const { first, second } = commonCharacters(left, right)
  if (first.length === 0) return 0
  const moved = first.filter((character, index) => character !== second[index]).length / 2
  const count = first.length
  return (count / left.length + count / right.length + (count - moved) / count) / 3
}

/** The characters of each side that the other has near the same place, in their order on each side. */
function commonCharacters(left: string, right: string): { first: string[]; second: string[] } {
  const reach = Math.max(0, Math.floor(Math.max(left.length, right.length) / 2) - 1)
  const taken = new Uint8Array(right.length)
  const first: string[] = []
  for (let index = 0; index < left.length; index += 1) {
    const end = Math.min(right.length, index + reach + 1)
    for (let at = Math.max(0, index - reach); at < end; at += 1) {
      if (taken[at] === 1 || right[at] !== left[index]) continue
      taken[at] = 1
      first.push(left[index] ?? '')
      break
    }
  }
  return { first, second: right.split('').filter((_, index) => taken[index] === 1) }
}
