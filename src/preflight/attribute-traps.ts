import { argumentPlace } from '../document/argument-place.ts'
import type { Block, RawArgument } from '../document/block.ts'
import type { Document } from '../document/document.ts'
import { inferredNames } from '../document/inferred-names.ts'
import { placeOf } from '../document/line-index.ts'
import { isForeign } from '../document/markdown/attributes/is-foreign.ts'
import { synonyms } from '../document/markdown/attributes/synonyms.ts'
import { headerArgumentTable, unsupportedArguments } from '../plan/header-argument-table.ts'
import { misspeltAttribute } from '../plan/misspelt-attribute.ts'
import { nearest } from '../plan/nearest.ts'
import type { Trap } from './trap.ts'

/**
 * What is odd about the attributes of a Markdown document: keys that nobody knows, two values in one place, two blocks of one
 * name. Other tools' attributes are no mistakes, so nothing of this stops a run.
 */
export function attributeTraps(document: Document): Trap[] {
  if (document.format !== 'markdown') return []
  const unknown = new Map(
    document.blocks
      .flatMap((block) => block.arguments.filter(isUnknown))
      .map((argument) => [`${argument.carrier} ${argument.span.start}`, argument]),
  )
  const traps = [
    ...[...unknown.values()].slice(0, mostUnknown).map((found) => unknownKey(document, found)),
    ...document.blocks.flatMap((block) => contradictions(document, block)),
    ...repeatedNames(document),
  ]
  // What is said of a whole document or section is said once.
  const byPlace = new Map(
    traps.map((trap) => {
      const { path, line, column } = trap.place
      return [`${trap.code} ${path}:${line}:${column}`, trap]
    }),
  )
  return [...byPlace.values()]
}

/** Who has more than these writes for another tool. */
const mostUnknown = 100

const known: readonly string[] = [
  'name',
  ...Object.keys(headerArgumentTable),
  ...Object.keys(synonyms),
  ...unsupportedArguments.keys(),
]
const knownKeys: ReadonlySet<string> = new Set(known)

function isUnknown({ key }: RawArgument): boolean {
  return !knownKeys.has(key) && !isForeign(key) && misspeltAttribute(key) === null
}

function unknownKey(document: Document, argument: RawArgument): Trap {
  const near = nearest(argument.key, known)
  return {
    code: 'unknown-attribute',
    place: argumentPlace(document.lines, argument),
    reason: `"${argument.key}" is no attribute that is known here`,
    remedy:
      near === null
        ? 'Begin attributes of your own with "x-" to have them left alone.'
        : `Did you mean "${near}"? Begin attributes of your own with "x-".`,
    stops: false,
  }
}

/** Keys that may be given several times. */
const accumulating: ReadonlySet<string> = new Set(
  'tag var env needs secret answer results'.split(' '),
)

/** The arguments that another one in the same place overrides with another value. */
function contradictions({ lines }: Document, block: Block): Trap[] {
  const last = new Map(
    block.arguments.map((argument) => [`${argument.carrier} ${argument.key}`, argument]),
  )
  return block.arguments.flatMap((argument) => {
    const { key, carrier, value } = argument
    const later = last.get(`${carrier} ${key}`)
    if (!later || later.value === value || accumulating.has(key)) return []
    const reason = `"${key}" is given as "${value ?? ''}" and as "${later.value ?? ''}"; the last one holds`
    const place = argumentPlace(lines, argument)
    return [{ code: 'contradiction', place, reason, remedy: 'Remove one of them.', stops: false }]
  })
}

function repeatedNames(document: Document): Trap[] {
  const own = inferredNames(document)
  return document.blocks.flatMap(({ name, index, span }) => {
    if (name === '' || own[index] === name) return []
    const place = placeOf(document.lines, span)
    const reason = `another block above is called "${name}" too`
    const remedy = `Give it a name of its own; until then it answers to "${own[index]}".`
    return [{ code: 'duplicate-name', place, reason, remedy, stops: false }]
  })
}
