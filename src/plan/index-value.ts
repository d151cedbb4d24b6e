import type { Value } from '../document/value.ts'

/**
 * A part of a value by an index such as `1`, `-1`, `0:2`, `,1` or `1,0` (org-babel-ref-index-list): from 0, negative
 * from the end, ranges inclusive, empty or `*` for all, a comma for the next dimension. One element alone is no list.
 */
export function indexValue(value: Value, index: string): Value {
  return indexed(value, index, { left: mostPicked })
}

/** How many elements outside of lists may still be picked. */
interface Budget {
  left: number
}

/** Nil is a list without elements. */
function indexed(value: Value, index: string, budget: Budget): Value {
  const [first = '', ...rest] = index.split(',')
  if (index === '' || !(Array.isArray(value) || value === null)) return value
  const list = (value ?? []) as readonly Value[]
  const inner = rest.join(',')
  const picked = pick(list, first.trim(), budget).map((item) =>
    rest.length > 0 ? indexed(item, inner, budget) : item,
  )
  return picked.length > 1 ? picked : (picked[0] ?? null)
}

/** What is behind the end is nil, and in front of the start the first one (`nth`); a word counts as 0. */
function pick(list: readonly Value[], index: string, budget: Budget): readonly Value[] {
  const range = /(?<![-\d])([-\d]+):([-\d]+)|\*/.exec(index)
  if (index === '' || (range && range[1] === undefined)) return list
  const at = (text = ''): number => wrap(list, Number(/^-?\d+/.exec(text)?.[0] ?? 0))
  const nth = (place: number): Value => list[Math.max(place, 0)] ?? null
  if (!range) return [nth(at(index))]
  const from = at(range[1])
  const to = at(range[2])
  const there = Math.max(Math.min(to + 1, list.length) - Math.max(from, 0), 0)
  const outside = Math.min(Math.max(to - from + 1 - there, 0), budget.left)
  budget.left -= outside
  return Array.from({ length: there + outside }, (_, place) => nth(from + place))
}

/** Bounds what ranges that go far beyond a list make, also within each other. */
const mostPicked = 100_000

function wrap(list: readonly Value[], at: number): number {
  return at < 0 ? list.length + at : at
}
