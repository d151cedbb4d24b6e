import type { Block } from '../document/block.ts'
import { placeOf } from '../document/line-index.ts'
import { type Place, RunbookError } from '../errors.ts'
import type { CallScope } from './called-block.ts'
import { otherFile } from './library.ts'
import { mostComparisons, nearest } from './nearest.ts'
import { referenceRing } from './reference-errors.ts'

/** Why calls have no block: nothing has the name, or calls of calls come back to one of them. */
export function unknownCallProblems(
  { document, library }: CallScope,
  calls: readonly Block[],
): RunbookError[] {
  if (calls.length === 0) return []
  const { blocks } = document
  // Of blocks of one name the first is called.
  const targets = new Map(blocks.toReversed().map(({ name, call }) => [name, call?.target]))
  const rings = new CallRings(targets)
  const names = [...targets.keys(), ...library.blocks.keys()].filter((name) => name !== '')
  return calls.map(({ call, span }, index) => {
    const target = call?.target ?? ''
    const place = placeOf(document.lines, span)
    const ring = rings.from(target)
    return ring
      ? referenceRing(ring, { place }, document)
      : unknownName(target, { place, names: index * names.length < mostComparisons ? names : [] })
  })
}

function unknownName(
  target: string,
  { place, names }: { readonly place: Place; readonly names: readonly string[] },
): RunbookError {
  const other = otherFile(target)
  if (other)
    return new RunbookError(
      'E_NO_SUCH_NAME',
      `no block of "${other.file}" is called "${other.name}"`,
      {
        place,
        hint: 'In a call, what stands before the last colon is the file of another document.',
      },
    )
  const near = nearest(target, names)
  return new RunbookError('E_NO_SUCH_NAME', `no block of this document is called "${target}"`, {
    place,
    hint: near
      ? `Did you mean "${near}"?`
      : `Name a block with "#+NAME: ${target}", or name the document that holds it with --library.`,
  })
}

/** The rings that calls of calls lead to; each call is followed once. */
class CallRings {
  readonly #targets: ReadonlyMap<string, string | undefined>
  /** By name, null where the calls end. */
  readonly #known = new Map<string, readonly string[] | null>()

  /** `targets` holds the name that a block calls, by the block's own name; undefined for a block that is no call. */
  constructor(targets: ReadonlyMap<string, string | undefined>) {
    this.#targets = targets
  }

  /** The names along the ring that a call comes to, the first of them also at its end; null for none. */
  from(target: string): readonly string[] | null {
    const path = new Set<string>()
    let name: string | undefined = target
    while (name !== undefined && !path.has(name) && !this.#known.has(name)) {
      path.add(name)
      name = this.#targets.get(name)
    }
    const ring = name === undefined ? null : (this.#known.get(name) ?? ringAt(name, path))
    for (const one of path) this.#known.set(one, ring)
    return ring
  }
}

/** The end of a path from a name on, closed; null where the path does not hold it. */
function ringAt(name: string, path: ReadonlySet<string>): readonly string[] | null {
  const names = [...path]
  return path.has(name) ? [...names.slice(names.indexOf(name)), name] : null
}
