import type { Document } from '../document/document.ts'
import { inferredNames } from '../document/inferred-names.ts'
import { placeOf } from '../document/line-index.ts'
import type { RunbookError } from '../errors.ts'
import type { RunConditions } from './header-arguments.ts'
import { referenceRing } from './reference-errors.ts'

/** What `:needs` of one block names. */
export interface Needs {
  /** Indexes of blocks that must have run before. */
  readonly blocks: readonly number[]
  /** Programs that must be there. */
  readonly programs: readonly string[]
}

/** What a block needs that says nothing of it. */
export const noNeeds: Needs = { blocks: [], programs: [] }

/** Finds what blocks need, by block index: a name that a block answers to means that block, any other one a program. */
export function findNeeds(
  document: Document,
  all: readonly RunConditions['needs'][],
): readonly Needs[] {
  if (all.every((names) => names.length === 0)) return all.map(() => noNeeds)
  const written = firstIndexes(document.blocks.map(({ name }) => name))
  const inferred = firstIndexes(inferredNames(document))
  const indexOf = (name: string): number => written.get(name) ?? inferred.get(name) ?? -1
  return all.map((names) => ({
    blocks: names.map(indexOf).filter((index) => index >= 0),
    programs: names
      .filter((name) => indexOf(name) < 0)
      .map((name) => name.replace(/^(?:tool|program):/, '')),
  }))
}

function firstIndexes(names: readonly string[]): ReadonlyMap<string, number> {
  const found = new Map<string, number>()
  for (const [index, name] of names.entries()) if (!found.has(name)) found.set(name, index)
  return found
}

/** The given blocks with all that they need, and what that needs. */
export function withNeeded(chosen: Iterable<number>, needs: readonly Needs[]): ReadonlySet<number> {
  // A set hands out also what is added while one walks through it.
  const found = new Set(chosen)
  for (const index of found) for (const needed of needs[index]?.blocks ?? []) found.add(needed)
  return found
}

/** Steps in document order, but each behind those that it needs; a ring is cut anywhere. */
export function orderByNeeds<One extends Needing>(steps: readonly One[]): readonly One[] {
  return walkNeeds(steps, () => {})
}

/** More rings than these nobody mends at once; where all blocks need all others, there are as many as their number squared. */
const mostRings = 20

/** The rings of blocks that need each other, where one of them runs; the first of very many. */
export function needRings(
  document: Document,
  steps: readonly (Needing & { readonly skip: string | null })[],
): RunbookError[] {
  const rings: (readonly Needing[])[] = []
  walkNeeds(steps, (ring) => {
    if (rings.length < mostRings && ring.some(({ skip }) => skip === null)) rings.push(ring)
  })
  if (rings.length === 0) return []
  const names = inferredNames(document)
  const indexOf = new Map<Needing | undefined, number>(steps.map((step, index) => [step, index]))
  return rings.map((ring) => {
    const indexes = [...ring, ring[0]].map((step) => indexOf.get(step) ?? -1)
    const span = document.blocks[indexes[0] ?? -1]?.span ?? { start: 0, end: 0 }
    const place = placeOf(document.lines, span)
    return referenceRing(
      indexes.map((index) => names[index] || `line ${document.blocks[index]?.writtenLine ?? 0}`),
      { place },
      document,
    )
  })
}

interface Needing {
  readonly needs: Needs
}

/**
 * Walks from each step to what it needs, without recursion: a document may have any number of blocks. Returns them in order,
 * and tells of each ring that it meets.
 */
function walkNeeds<One extends Needing>(
  steps: readonly One[],
  onRing: (ring: readonly One[]) => void,
): readonly One[] {
  const order = new Set<One>()
  for (const first of steps) {
    const path = order.has(first) ? [] : [first]
    for (let step = path.at(-1); step !== undefined; step = path.at(-1)) {
      const open = needed(steps, step).filter((one) => !order.has(one))
      const next = open.find((one) => !path.includes(one))
      if (next) path.push(next)
      else {
        for (const one of open) onRing(path.slice(path.indexOf(one)))
        order.add(step)
        path.pop()
      }
    }
  }
  return [...order]
}

function needed<One extends Needing>(steps: readonly One[], { needs }: One): readonly One[] {
  return needs.blocks.map((index) => steps[index]).filter((one) => one !== undefined)
}
